import { defineConfig } from "graphslice";

export default defineConfig({
  slices: {
    places: {
      metadata: "metadata/places/places.csdl.xml",
      roots: ["/rooms"],
      out: "packages",
      scope: "@contoso",
      packageJson: { license: "UNLICENSED" },
    },
  },
});
