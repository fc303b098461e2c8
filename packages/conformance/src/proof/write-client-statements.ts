import type { Api } from "../slices/read-api.js";
import {
  descendantNames,
  lineageNames,
  type ExportedNames,
  type Origin,
} from "./exported-names.js";
import {
  readAllMembers,
  readMembers,
  sampleMembers,
  type ExportedMember,
} from "./read-interface.js";
import { readVerbs, type VerbCall } from "./read-verbs.js";
import type { Direction, Statement } from "./statement.js";
import { namesIn, qualifyType } from "./type-text.js";

/** What a client's package and the models that it is of export. */
export interface ClientApi {
  readonly client: Api;
  readonly models: Api;
  readonly names: ExportedNames;
}

interface About {
  readonly members?: readonly string[];
  /** Types that may have these members, beside the one that the path is of. */
  readonly owners?: readonly string[];
  /** The text of a type, whose names count. */
  readonly text?: string;
}

/**
 * What a consumer of a client writes: every exported name; of every path every verb, every member with its verbs, every
 * cast; functions and actions with their parameters; and every property selected, ordered and filtered by, every link
 * expanded. A longer path is made of such steps.
 */
export function writeClientStatements(apis: ClientApi): readonly Statement[] {
  const { client, names } = apis;
  return Object.keys(client).flatMap((name) => {
    if (name === "GraphClient") return writeRoots(apis);
    const origin = names.client.get(name);
    return origin?.kind === "type" ? new Writer(apis, name, origin).write() : [];
  });
}

function writeRoots({ client, names }: ClientApi): readonly Statement[] {
  return readMembers(client, "GraphClient").flatMap(({ name, type }) =>
    readVerbs(type, client).map((verb) =>
      stateCall("Client.GraphClient", `[${JSON.stringify(name)}]`, verb, client, {
        types: new Set(typesIn(type, names)),
        child: name,
        operations: new Set([names.imports.get(name) ?? name]),
      }),
    ),
  );
}

class Writer {
  private readonly apis: ClientApi;
  private readonly name: string;
  private readonly origin: Origin & { kind: "type" };
  private readonly types: readonly string[];

  constructor(apis: ClientApi, name: string, origin: Origin & { kind: "type" }) {
    this.apis = apis;
    this.name = name;
    this.origin = origin;
    const own = lineageNames(origin.type);
    this.types = origin.role === "DerivedMembers" ? [...own, ...descendantNames(origin.type)] : own;
  }

  write(): readonly Statement[] {
    const own = readMembers(this.apis.client, this.name).map(({ name }) => name);
    const isCasts = this.origin.role === "Casts";
    const code = `(value: Client.${this.name}) => value`;
    const exported = this.state(code, isCasts ? own : [], { members: isCasts ? [] : own });
    return [{ ...exported, exports: `Client.${this.name}` }, ...this.writeRole()];
  }

  private writeRole(): readonly Statement[] {
    const { client } = this.apis;
    switch (this.origin.role) {
      case "Members":
      case "DerivedMembers":
      case "CollectionMembers":
        return readMembers(client, this.name).flatMap((member) => this.callMember(member));
      case "Casts":
        return readMembers(client, this.name).flatMap(({ name }) => this.cast(name));
      case "Path":
        return [
          ...readVerbs(this.name, client).map((verb) => this.call("", verb)),
          // Among these are members of derived types, which a path has without a cast.
          ...this.inheritedMembers().flatMap((member) =>
            this.callMember(member, descendantNames(this.origin.type)),
          ),
          ...(this.origin.type.kind === "EntityType" ? this.selectAll() : []),
        ];
      case "Collection":
        return [
          ...readVerbs(this.name, client).map((verb) => this.call("", verb)),
          ...this.inheritedMembers().flatMap((member) => this.callMember(member)),
          ...this.properties().flatMap((member) => this.queryBy(member)),
        ];
      default:
        return [];
    }
  }

  private selectAll(): readonly Statement[] {
    return [
      ...this.properties().flatMap((member) => this.readProperty(member)),
      ...this.links().flatMap((link) => this.expand(link)),
    ];
  }

  /** What a path has of each interface that it inherits from: its own have statements for all. */
  private inheritedMembers(): readonly ExportedMember[] {
    return sampleMembers(this.apis.client, this.name);
  }

  private callMember(
    { name, type }: ExportedMember,
    owners: readonly string[] = [],
  ): readonly Statement[] {
    return readVerbs(type, this.apis.client, 1).map((verb) =>
      this.call(`[${JSON.stringify(name)}]`, verb, { members: [name], owners, text: type }),
    );
  }

  private cast(name: string): readonly Statement[] {
    const { client } = this.apis;
    return ["Path", "Collection"]
      .filter((role) => Object.hasOwn(client, this.stem + role))
      .map((role) =>
        this.state(
          `(path: Client.${this.stem}${role}) => path.$as(${JSON.stringify(name)}).$get()`,
          [name],
          {},
        ),
      );
  }

  private readProperty({ name, type }: ExportedMember): readonly Statement[] {
    const text = JSON.stringify(name);
    const declared = this.qualify(type);
    const path = `(path: Client.${this.name})`;
    const isPath = !readAllMembers(this.apis.client, this.name).some((each) => each.name === name);
    const about = { members: [name], text: type };
    const select = `path.$get({ select: [${text}] }).then((value) => value[${text}])`;
    return [
      this.state(`${path}: Promise<${declared}> => ${select}`, [], about, ["calls", "reads"]),
      ...(isPath ? [this.state(`${path} => path[${text}].$get()`, [], about)] : []),
    ];
  }

  private expand({ name, type }: ExportedMember): readonly Statement[] {
    const text = JSON.stringify(name);
    const code = `(path: Client.${this.name}) => path.$get({ expand: [${text}] }).then((value) => value[${text}])`;
    return [this.state(code, [], { members: [name], text: type })];
  }

  private queryBy({ name, type }: ExportedMember): readonly Statement[] {
    const text = JSON.stringify(name);
    const literal = this.literalOf(name);
    const path = `path: Client.${this.name}`;
    const about = { members: [name], text: type };
    const filter = (given: string, condition: string): Statement =>
      this.state(
        `(${path}${given}) => path.$get({ filter: Client.where((it) => ${condition}) })`,
        [],
        about,
      );
    const orderby = this.state(`(${path}) => path.$get({ orderby: [${text}] })`, [], about);
    if (/\[\]( \| null)?$/.test(type)) return [orderby, filter("", `it[${text}].any()`)];
    if (this.isComplex(type)) {
      return [orderby, filter("", `(it[${text}], null as never)`)];
    }
    const value = this.comparedTo(type, literal);
    return [orderby, filter(`, value: ${value}`, `it[${text}].eq(value)`)];
  }

  private comparedTo(type: string, literal: string | undefined): string {
    if (literal?.startsWith('"') === true) return `Runtime.Edm[${literal}]`;
    return type.startsWith("OData.Double") ? "number" : this.qualify(type);
  }

  private isComplex(type: string): boolean {
    const [name = ""] = namesIn(type);
    const origin = this.apis.names.models.get(name);
    const isStructured = origin?.kind === "type" && /^(?:Entity|Complex)/.test(origin.type.kind);
    return isStructured || name.startsWith("OData.Geo") || type === "unknown";
  }

  private get stem(): string {
    return this.name.slice(0, -this.origin.role.length);
  }

  /** The structural properties of the node's type that all of its values have. */
  private properties(): readonly ExportedMember[] {
    const { models, names } = this.apis;
    const read = [...names.models].find(
      ([, origin]) =>
        origin.kind === "type" && origin.type === this.origin.type && origin.role === "read",
    )?.[0];
    if (read === undefined) return [];
    const type = this.nodeMember("links");
    const all = type === undefined ? [] : readAllMembers(this.apis.client, type);
    const links = new Set(all.map(({ name }) => name));
    const shape = Object.hasOwn(models, `${read}Shape`) ? `${read}Shape` : read;
    return sampleMembers(models, shape, ({ name }) => !name.includes("@") && !links.has(name));
  }

  private links(): readonly ExportedMember[] {
    const links = this.nodeMember("links");
    return links === undefined ? [] : sampleMembers(this.apis.client, links);
  }

  private literalOf(name: string): string | undefined {
    const literals = this.nodeMember("literals");
    if (literals === undefined) return undefined;
    return readAllMembers(this.apis.client, literals).find((each) => each.name === name)?.type;
  }

  private nodeMember(name: string): string | undefined {
    const members = readMembers(this.apis.client, `${this.stem}Node`);
    return members.find((each) => each.name === name)?.type;
  }

  private call(
    access: string,
    verb: VerbCall,
    { members, owners = [], text = "" }: About = {},
  ): Statement {
    return stateCall(`Client.${this.name}`, access, verb, this.apis.client, {
      types: new Set([
        ...this.types,
        ...owners,
        ...typesIn(text, this.apis.names),
        ...typesIn(verb.given.join(" "), this.apis.names),
        ...typesIn(verb.result ?? "", this.apis.names),
      ]),
      ...(members === undefined ? {} : { members: new Set(members), operations: new Set(members) }),
    });
  }

  private qualify(text: string): string {
    const { models } = this.apis;
    return qualifyType(text, "Models", (name) => name === "OData" || Object.hasOwn(models, name));
  }

  private state(
    code: string,
    types: readonly string[],
    { members, text = "" }: About,
    directions: readonly Direction[] = ["calls"],
  ): Statement {
    return {
      directions,
      code,
      subject: {
        types: new Set([...this.types, ...types, ...typesIn(text, this.apis.names)]),
        ...(members === undefined
          ? {}
          : { members: new Set(members), operations: new Set(members) }),
      },
    };
  }
}

function stateCall(
  path: string,
  access: string,
  { suffix, given, result }: VerbCall,
  api: Api,
  subject: Statement["subject"],
): Statement {
  const qualify = (text: string): string =>
    qualifyType(text, "Client", (name) => Object.hasOwn(api, name));
  const parameters = [`path: ${path}`, ...given.map((each) => qualifyParameter(each, qualify))];
  const declared = result === undefined ? "" : `: ${qualify(result)}`;
  const code = `(${parameters.join(", ")})${declared} => path${access}${suffix}`;
  return { directions: ["calls"], code, subject };
}

function qualifyParameter(text: string, qualify: (text: string) => string): string {
  const at = text.indexOf(": ");
  return `${text.slice(0, at)}: ${qualify(text.slice(at + 2))}`;
}

/** The types that the names in a text stand for, by qualified name. */
function typesIn(text: string, { models, client }: ExportedNames): readonly string[] {
  return namesIn(text).flatMap((name) => {
    const origin = models.get(name.replace(/^Models\./, "")) ?? client.get(name);
    if (origin === undefined) return [];
    return origin.kind === "type" ? [origin.type.qualifiedName] : [origin.binding];
  });
}
