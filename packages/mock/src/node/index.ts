export { serveMock, type MockServer, type ServeOptions } from "./serve-mock.js";
