/** Models as they are generated, of a few types. */
export interface Annotated {
  "@odata.type"?: string;
  "@odata.etag"?: string;
  [annotation: `${string}@${string}`]: unknown;
}

export interface Entity extends Annotated {
  id: string;
}

declare const newer: unique symbol;
type Newer<Shape> = Shape & { "@odata.type": string & { readonly [newer]: true } };

export interface Assignment extends Entity {
  target?: { groupId?: string | null } | null;
}

export interface ConfigurationShape extends Entity {
  displayName?: string | null;
  description?: string | null;
  priority?: number;
  policyPayload?: string | null;
  "policyPayload@odata.mediaReadLink"?: string;
  checkinStatuses?: CheckinStatus[];
  userCheckinSummary?: { succeededUserCount: number } | null;
  lastModifiedDateTime?: string | null;
  assignments?: Assignment[];
}

export interface WindowsConfiguration extends ConfigurationShape {
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration";
}

export interface SecurityConfiguration extends ConfigurationShape {
  "@odata.type": "#microsoft.graph.windowsOfficeClientSecurityConfiguration";
  level?: number;
}

export type Configuration =
  WindowsConfiguration | SecurityConfiguration | Newer<ConfigurationShape>;

export interface ConfigurationCreate {
  "@odata.type":
    | "#microsoft.graph.windowsOfficeClientConfiguration"
    | "#microsoft.graph.windowsOfficeClientSecurityConfiguration";
  displayName?: string | null;
  priority: number;
}

export interface ConfigurationUpdate {
  displayName?: string | null;
  priority?: number;
}

export interface CheckinStatus extends Annotated {
  userId: string;
  checkinDateTime: string;
}

export interface OfficeConfiguration extends Annotated {
  tenantCheckinStatuses?: CheckinStatus[];
  tenantUserCheckinSummary?: { succeededUserCount: number } | null;
  clientConfigurations?: Configuration[];
}

export interface DirectoryObject extends Entity {
  deletedDateTime?: string | null;
}

export interface User extends DirectoryObject {
  displayName?: string | null;
  mail?: string | null;
  accountEnabled?: boolean | null;
  userType?: "member" | "guest" | (string & {}) | null;
  address?: { city?: string | null; since?: string | null } | null;
  tags?: string[];
  manager?: DirectoryObject | null;
  memberOf?: DirectoryObject[];
}

export interface UserWrite {
  displayName?: string | null;
}

export interface Reminder extends Annotated {
  eventId?: string | null;
}

export interface OpenExtension extends Entity {
  extensionName?: string;
  [property: string]: unknown;
}
