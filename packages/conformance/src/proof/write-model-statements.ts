import type { SchemaType, StructuredType } from "@graphslice/csdl";
import type { Api } from "../slices/read-api.js";
import { lineageNames, type ExportedNames, type Origin } from "./exported-names.js";
import { isOpen, readAllMembers, sampleMembers, type ExportedMember } from "./read-interface.js";
import type { Direction, Statement, Subject } from "./statement.js";
import { namesIn, qualifyType, readTypeCall, splitType } from "./type-text.js";

/**
 * What a consumer of models writes: every exported name, every member of every type read as what it was declared to be,
 * every hierarchy told apart by `@odata.type`, every body with the members it must have, with each of the others and
 * with all of them. Types of members are named and not written out: each has statements of its own.
 */
export function writeModelStatements(api: Api, names: ExportedNames): readonly Statement[] {
  return Object.keys(api).flatMap((name) => {
    const origin = names.models.get(name);
    return origin === undefined ? [] : new Writer(api, names, name, origin).write();
  });
}

class Writer {
  private readonly api: Api;
  private readonly names: ExportedNames;
  private readonly name: string;
  private readonly origin: Origin;
  private readonly isFlat: boolean;

  constructor(api: Api, names: ExportedNames, name: string, origin: Origin) {
    this.api = api;
    this.names = names;
    this.name = name;
    this.origin = origin;
    this.isFlat = origin.kind === "type" && !isStructured(origin.type);
  }

  write(): readonly Statement[] {
    const code = `(value: ${this.own}) => value`;
    const exported = { ...this.state(this.direction, code, {}), exports: this.own };
    const { type, members } = this.api[this.name] ?? {};
    if (members !== undefined) return [exported, ...this.writeInterface()];
    return type === undefined ? [exported] : [exported, ...this.writeAlias(type)];
  }

  private get own(): string {
    return `Models.${this.name}`;
  }

  private get direction(): Direction {
    if (this.origin.kind === "operation") {
      return this.origin.role === "Result" ? "reads" : "calls";
    }
    return /^(?:create|update)/.test(this.origin.role) ? "writes" : "reads";
  }

  private writeInterface(): readonly Statement[] {
    const members = sampleMembers(this.api, this.name);
    const isRead = this.direction === "reads";
    const isShape = this.origin.kind === "type" && this.origin.role.endsWith("Shape");
    const isWritten =
      !isRead ||
      (!isShape && this.origin.kind === "type" && this.origin.type.kind === "ComplexType");
    return [
      ...(isRead ? members.map((member) => this.readMember(member)) : []),
      ...(isWritten ? this.writeBodies() : []),
      ...(isRead && isOpen(this.api, this.name) ? [this.readUndeclared()] : []),
    ];
  }

  private readMember({ name, type, isOptional }: ExportedMember): Statement {
    const declared = this.qualify(type) + (isOptional ? " | undefined" : "");
    const code = `(value: ${this.own}): ${declared} => value[${JSON.stringify(name)}]`;
    return this.state("reads", code, { member: name, text: type });
  }

  private readUndeclared(): Statement {
    return this.state("reads", `(value: ${this.own}): unknown => value["notDeclared"]`, {});
  }

  private writeBodies(): readonly Statement[] {
    const members = readAllMembers(this.api, this.name);
    const direction = this.direction === "calls" ? "calls" : "writes";
    const write = (given: readonly ExportedMember[], member?: ExportedMember): Statement => {
      const parameters = given.map(({ type }, index) => `p${index}: ${this.qualify(type)}`);
      const values = given.map(({ name }, index) => `${JSON.stringify(name)}: p${index}`);
      const code = `(${parameters.join(", ")}): ${this.own} => ({ ${values.join(", ")} })`;
      const text = given.map(({ type }) => type).join(" | ");
      return this.state(
        direction,
        code,
        member === undefined ? { isBody: true, text } : { member: member.name, isBody: true, text },
      );
    };
    const required = members.filter(({ isOptional }) => !isOptional);
    const optional = sampleMembers(this.api, this.name, ({ isOptional }) => isOptional);
    return [
      write(required),
      ...optional.map((member) => write([...required, member], member)),
      ...(members.length > required.length + 1 ? [write(members)] : []),
    ];
  }

  private writeAlias(type: string): readonly Statement[] {
    if (this.isFlat) {
      return splitType(type, "|").flatMap((arm) => [
        this.state("reads", `(value: ${this.own}): ${this.qualify(type)} => value`, {}),
        this.state("writes", `(value: ${this.qualify(arm)}): ${this.own} => value`, {}),
      ]);
    }
    if (this.origin.kind === "operation") {
      const [from, to] =
        this.direction === "reads"
          ? [this.own, this.qualify(type)]
          : [this.qualify(type), this.own];
      return [this.state(this.direction, `(value: ${from}): ${to} => value`, { text: type })];
    }
    if (this.direction === "reads") {
      const members = sampleMembers(this.api, `${this.name}Shape`);
      return [
        ...members.map((member) => this.readMember(member)),
        ...splitType(type, "|").flatMap((arm) => this.narrow(arm)),
      ];
    }
    return splitType(type, "|").map((arm) =>
      this.state("writes", `(value: ${this.qualify(arm)}): ${this.own} => value`, { text: arm }),
    );
  }

  private narrow(arm: string): readonly Statement[] {
    const origin = this.names.models.get(arm);
    if (origin?.kind !== "type" || !isStructured(origin.type)) return this.narrowExactly(arm);
    const { type } = origin;
    // Of an arm with derived types, their arms are told apart.
    if (type.derivedTypes.length > 0 || type.isAbstract) return [];
    return [this.narrowTo(type.qualifiedName, this.qualify(arm), arm)];
  }

  private narrowExactly(arm: string): readonly Statement[] {
    const { name, typeArguments } = readTypeCall(arm);
    const [shape = "", literal = ""] = typeArguments;
    if (name !== "OData.Exactly") return [];
    return [this.narrowTo(JSON.parse(literal).slice(1), this.qualify(shape), shape)];
  }

  private narrowTo(qualifiedName: string, target: string, text: string): Statement {
    const test = `value["@odata.type"] === "#${qualifiedName}"`;
    const code = `(value: ${this.own}): ${target} | undefined => (${test} ? value : undefined)`;
    return this.state("reads", code, { text });
  }

  private qualify(text: string): string {
    return qualifyType(text, "Models", (name) => name === "OData" || Object.hasOwn(this.api, name));
  }

  private state(
    direction: Direction,
    code: string,
    about: { readonly member?: string; readonly isBody?: boolean; readonly text?: string },
  ): Statement {
    const { member, isBody, text = "" } = about;
    const types = new Set(
      namesIn(text).flatMap((name) => this.typesOf(this.names.models.get(name))),
    );
    for (const each of this.typesOf(this.origin, true)) types.add(each);
    // Control information of a member is declared along with it.
    const property = member?.replace(/@.*$/s, "");
    const subject: Subject = {
      types,
      ...(property === undefined || property === "" ? {} : { members: new Set([property]) }),
      ...(isBody === true ? { isBody } : {}),
      ...(this.origin.kind === "operation" ? { operations: new Set([this.origin.name]) } : {}),
    };
    return { directions: [direction], code, subject };
  }

  private typesOf(origin: Origin | undefined, isOwn = false): readonly string[] {
    if (origin === undefined) return [];
    if (origin.kind === "operation") return [origin.binding];
    const { type } = origin;
    return isOwn ? lineageNames(type) : [type.qualifiedName];
  }
}

function isStructured(type: SchemaType): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
