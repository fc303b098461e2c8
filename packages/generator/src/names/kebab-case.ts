/** A name as a file name: `windows10XVpnProfile` -> `windows10-x-vpn-profile`, `iOSApp` -> `i-os-app`. */
export function toKebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}
