export { defineConfig, type GraphsliceConfig, type SliceConfig } from "./config/config.js";
