import type * as Runtime from "../../src/client/index.js";
import type * as Models from "./sample-models.js";

/** A client's types as they are generated, of a few types. */
export interface SampleClient extends Runtime.AnyPath {
  readonly officeConfiguration: OfficeConfigurationPath;
  readonly users: UserCollection;
  readonly me: UserPath;
}

export interface AssignmentNode extends Runtime.Node {
  readonly type: Models.Assignment;
  readonly create: { readonly target: { readonly groupId: string } };
  readonly update: { readonly target?: { readonly groupId: string } };
  readonly path: AssignmentPath;
  readonly collection: AssignmentCollection;
}
export interface AssignmentPath
  extends Runtime.EntityPath<AssignmentNode>, Runtime.PropertyPaths<AssignmentNode, {}> {}
export interface AssignmentCollection extends Runtime.CollectionPath<AssignmentNode> {
  (id: string): AssignmentPath;
}

export interface ConfigurationNode extends Runtime.Node {
  readonly type: Models.Configuration;
  readonly create: Models.ConfigurationCreate;
  readonly update: Models.ConfigurationUpdate;
  readonly links: ConfigurationLinks;
  readonly literals: { readonly lastModifiedDateTime: "DateTimeOffset" };
  readonly casts: ConfigurationCasts;
  readonly path: ConfigurationPath;
  readonly collection: ConfigurationCollection;
}
export interface ConfigurationLinks {
  readonly assignments: AssignmentNode[];
}
export interface ConfigurationCasts {
  readonly "microsoft.graph.windowsOfficeClientSecurityConfiguration": SecurityConfigurationNode;
}
export interface ConfigurationMembers {
  readonly assignments: AssignmentCollection;
  readonly policyPayload: Runtime.StreamPath;
  readonly assign: Runtime.ActionPath<
    { officeConfigurationAssignments: AssignmentNode["create"][] },
    Runtime.Page<Models.Assignment>
  >;
}
export interface ConfigurationPath
  extends
    Runtime.EntityPath<ConfigurationNode>,
    ConfigurationMembers,
    Runtime.PropertyPaths<ConfigurationNode, ConfigurationMembers> {}
export interface ConfigurationCollection extends Runtime.CollectionPath<ConfigurationNode> {
  (id: string): ConfigurationPath;
  readonly updatePriorities: Runtime.ActionPath<
    { officeConfigurationPolicyIds: string[]; officeConfigurationPriorities: number[] },
    void
  >;
}

export interface SecurityConfigurationNode extends Runtime.Node {
  readonly type: Models.SecurityConfiguration;
  readonly create: Models.ConfigurationCreate;
  readonly update: Models.ConfigurationUpdate;
  readonly links: ConfigurationLinks;
  readonly path: Runtime.EntityPath<SecurityConfigurationNode>;
  readonly collection: Runtime.CollectionPath<SecurityConfigurationNode>;
}

export interface OfficeConfigurationNode extends Runtime.Node {
  readonly type: Models.OfficeConfiguration;
  readonly update: {};
  readonly links: { readonly clientConfigurations: ConfigurationNode[] };
}
export interface OfficeConfigurationMembers {
  readonly clientConfigurations: ConfigurationCollection;
}
/** Is not deleted. */
export interface OfficeConfigurationPath
  extends
    Runtime.AnyPath,
    Runtime.Readable<OfficeConfigurationNode>,
    Runtime.Updatable<OfficeConfigurationNode>,
    OfficeConfigurationMembers,
    Runtime.PropertyPaths<OfficeConfigurationNode, OfficeConfigurationMembers> {}

export interface DirectoryObjectNode extends Runtime.Node {
  readonly type: Models.DirectoryObject;
  readonly casts: { readonly "microsoft.graph.user": UserNode };
  readonly path: DirectoryObjectPath;
  readonly collection: DirectoryObjectCollection;
}
export interface DirectoryObjectPath extends Runtime.EntityPath<DirectoryObjectNode> {}
export interface DirectoryObjectCollection extends Runtime.CollectionPath<DirectoryObjectNode> {
  (id: string): DirectoryObjectPath;
}

export interface UserNode extends Runtime.Node {
  readonly type: Models.User;
  readonly create: Models.UserWrite;
  readonly update: Models.UserWrite;
  readonly links: UserLinks;
  readonly literals: UserLiterals;
  readonly path: UserPath;
  readonly collection: UserCollection;
}
export interface UserLinks {
  readonly manager: DirectoryObjectNode;
  readonly memberOf: DirectoryObjectNode[];
  readonly extensions: ExtensionNode[];
}
export interface UserLiterals {
  readonly deletedDateTime: "DateTimeOffset";
  readonly address: { readonly since: "Date" };
}
export interface UserMembers {
  readonly manager: Runtime.Referenced<DirectoryObjectNode>;
  readonly memberOf: Runtime.ReferencedCollection<DirectoryObjectNode>;
  readonly extensions: ExtensionCollection;
  readonly photo: { readonly $value: Runtime.MediaPath };
  readonly reminderView: Runtime.FunctionPath<
    { readonly StartDateTime: string; readonly EndDateTime: string },
    Runtime.PropertyPath<Models.Reminder[]>
  >;
  readonly usage: Runtime.FunctionPath<{ readonly date: Runtime.Edm["Date"] }, Runtime.StreamPath>;
  readonly revokeSignInSessions: Runtime.ActionPath<{}, Runtime.ValueBody<boolean>>;
}
export interface UserPath
  extends Runtime.EntityPath<UserNode>, UserMembers, Runtime.PropertyPaths<UserNode, UserMembers> {}
export interface UserCollection
  extends Runtime.CollectionPath<UserNode>, Runtime.Trackable<UserNode> {
  (id: string): UserPath;
  (key: { readonly userPrincipalName: string }): UserPath;
  readonly delta: Runtime.PlainFunctionPath<Runtime.EntitiesPath<UserNode>>;
}

export interface ExtensionNode extends Runtime.Node {
  readonly type: Models.OpenExtension;
  readonly create: Models.OpenExtension;
  readonly update: Models.OpenExtension;
  readonly path: Runtime.EntityPath<ExtensionNode>;
  readonly collection: ExtensionCollection;
}
export interface ExtensionCollection extends Runtime.CollectionPath<ExtensionNode> {
  (id: string): Runtime.EntityPath<ExtensionNode> & Runtime.PropertyPaths<ExtensionNode, {}>;
}
