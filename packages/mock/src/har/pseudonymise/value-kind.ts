/** What a value gives away. Each kind has its own pseudonyms. */
export type ValueKind =
  | "secret"
  | "guid"
  | "id"
  | "mail"
  | "domain"
  | "person"
  | "place"
  | "phone"
  | "device"
  | "address"
  | "organization"
  | "text"
  | "version";

const names = (kind: ValueKind, ...list: readonly string[]): readonly [string, ValueKind][] =>
  list.map((name) => [name.toLowerCase(), kind]);

/** Properties of Graph whose values are about somebody, by name in lower case. */
const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ...names("secret", "accessToken", "access_token", "refreshToken", "refresh_token", "idToken"),
  ...names("secret", "id_token", "clientSecret", "client_secret", "client_assertion", "password"),
  ...names("secret", "secretText", "clientState", "encryptionCertificate", "recoveryKey", "pin"),
  ...names("mail", "mail", "otherMails", "userPrincipalName", "proxyAddresses", "emailAddress"),
  ...names("mail", "imAddresses", "address", "scoredEmailAddresses", "upn", "emails", "email"),
  ...names("person", "displayName", "givenName", "surname", "mailNickname", "preferredName"),
  ...names("person", "userDisplayName", "aboutMe", "employeeId", "createdByUser", "initials"),
  ...names("person", "onPremisesSamAccountName", "onPremisesDistinguishedName", "nickName"),
  ...names("place", "streetAddress", "street", "city", "postalCode", "officeLocation"),
  ...names("place", "physicalDeliveryOfficeName", "latitude", "longitude", "postOfficeBox"),
  ...names("phone", "mobilePhone", "businessPhones", "homePhones", "phoneNumber", "faxNumber"),
  ...names("phone", "telephoneNumber", "phone"),
  ...names("device", "deviceName", "serialNumber", "imei", "meid", "macAddress", "udid"),
  ...names("device", "managedDeviceName", "wiFiMacAddress", "ethernetMacAddress", "hostName"),
  ...names("organization", "companyName", "department", "jobTitle", "organization", "tenantName"),
  ...names(
    "domain",
    "domain",
    "domainName",
    "onPremisesDomainName",
    "dnsDomainName",
    "netBiosName",
  ),
  ...names("text", "subject", "bodyPreview", "content", "description", "notes", "comment", "title"),
  ...names("text", "errorMessage", "summary", "name", "fileName"),
  ...names("version", "@odata.etag", "changeKey", "cTag", "eTag", "@odata.mediaEtag"),
]);

/** What the string value of a property gives away by the property's name; undefined for nothing in particular. */
export function kindOfProperty(name: string): ValueKind | undefined {
  const known = KINDS.get(name.toLowerCase());
  if (known !== undefined) return known;
  if (/(?:^id|Ids?)$/.test(name)) return "id";
  if (/@odata\.(?:media)?etag$/i.test(name)) return "version";
  if (/(?:secret|password|token)$/i.test(name)) return "secret";
  return undefined;
}

/** The kind of a value where its form says more than the property it stands in. */
export function refineKind(value: string, kind: ValueKind): ValueKind {
  if (kind === "secret") return kind;
  const shown = PATTERNS.find(
    ([shape, pattern]) => SHAPES.has(shape) && value.match(pattern)?.[0] === value,
  );
  return shown?.[0] ?? kind;
}

const SHAPES: ReadonlySet<ValueKind> = new Set(["mail", "guid", "address"]);

/**
 * Values that give themselves away, wherever they stand: what is in the parentheses, or else all of it. Those that may be
 * long begin only where a run of their characters does: every other start would look through the rest of the run.
 */
export const PATTERNS: readonly (readonly [ValueKind, RegExp])[] = [
  ["secret", /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ["secret", /[?&](?:sig|code|token|\w+_token|tempauth|key|client_secret)=([^&"\s]+)/gi],
  [
    "mail",
    /(?<![\w.+-])[\w.+-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+/gi,
  ],
  ["guid", /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi],
  [
    "domain",
    /(?<![a-z\d-])-*([a-z\d][a-z\d-]*\.(?:onmicrosoft|sharepoint|mail\.onmicrosoft)\.(?:com|us|de|cn))\b/gi,
  ],
  ["address", /\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}\b/g],
  ["address", /\b(?:[\da-f]{1,4}:){7}[\da-f]{1,4}\b/gi],
  ["phone", /\+\d[\d ()-]{7,}\d/g],
  // What stands for an entity without being a GUID, such as the ids of messages and files; names of types have few digits.
  ["id", /(?<![\w+=-])(?=[\w+-]*[A-Za-z])(?=(?:[A-Za-z_+-]*\d){4})[\w+-]{24,}={0,2}(?![\w+=-])/g],
];
