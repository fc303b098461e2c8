import { defineConfig } from "graphslice";

export default defineConfig({
  slices: {
    "office-configuration": {
      metadata: "metadata/office-configuration/office-configuration.csdl.xml",
      overlay: "metadata/office-configuration/overlay.xml",
      roots: ["/officeConfiguration"],
      out: "packages",
      scope: "@graphslice",
      baseUrl: "https://graph.microsoft.com/beta",
      packageJson: { license: "MIT" },
    },
  },
});
