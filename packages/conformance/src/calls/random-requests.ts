import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  findAnnotation,
  keyOf,
  lineageOf,
  type EntityType,
  type Model,
  type NavigationProperty,
  type Operation,
  type Property,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import type { RequestExample } from "../corpus/example.js";
import { isStructured } from "../corpus/resource.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { isRefused } from "./is-refused.js";
import { methodsAt } from "./methods-at.js";
import { keysOf } from "./print-key.js";
import { randomArguments, randomKey, randomLiteral } from "./random-literal.js";
import { randomOptions } from "./random-options.js";
import type { Random } from "./random.js";

/** Where a random walk is. */
interface Place {
  readonly url: string;
  readonly type: Type;
  readonly isCollection: boolean;
  /** The navigation property whose references can be asked for here. */
  readonly link?: NavigationProperty;
  /** Whether operations can be called here, which go on from a function only if that is composable. */
  readonly takesOperations: boolean;
  /** Whether it is what a function gives: a key of several values would be taken for the function's parameters. */
  readonly isResult?: boolean;
}

/** The most steps of a walk. */
const LONGEST = 8;

/** Makes requests from metadata: walks from the container along whatever there is, with any method and options there. */
export class RandomRequests {
  /** The code of the filters that are made, by their text. */
  readonly filters = new Map<string, string>();
  private readonly walker: UrlWalker;
  private readonly model: Model;
  private readonly random: Random;
  private readonly bound = new Map<Type, Operation[]>();
  private aliases: string[] = [];

  constructor(model: Model, walker: UrlWalker, random: Random) {
    this.model = model;
    this.walker = walker;
    this.random = random;
    for (const operation of model.schemas.flatMap(({ operations }) => operations)) {
      const type = operation.bindingParameter?.type.type;
      if (type !== undefined) this.bound.set(type, [...(this.bound.get(type) ?? []), operation]);
    }
  }

  /** So many requests, each another. */
  make(count: number): readonly RequestExample[] {
    const made = new Map<string, RequestExample>();
    for (let index = 0; made.size < count && index < count * 20; index += 1) {
      const request = this.makeOne(`random#${index}`);
      if (request !== undefined) made.set(`${request.method} ${request.url}`, request);
    }
    return [...made.values()];
  }

  private makeOne(id: string): RequestExample | undefined {
    this.aliases = [];
    const url = this.walk();
    if (url === undefined) return undefined;
    const steps = this.walker.trace(url);
    const methods = methodsAt(steps).filter((method) => !isRefused(method, steps));
    const method = this.random.happens(0.5) ? methods[0] : this.random.pick(methods);
    if (method === undefined) return undefined;
    const options = [
      ...this.aliases,
      ...randomOptions(method, steps, this.random, this.filters),
      ...idOf(method, steps),
    ];
    return {
      kind: "request",
      id,
      method,
      url: url + (options.length ? `?${options.join("&")}` : ""),
    };
  }

  private walk(): string | undefined {
    let place = this.start();
    const length = 1 + this.random.next() * LONGEST;
    for (let step = 0; step < length && typeof place === "object"; step += 1) {
      place = this.goOn(place);
    }
    return typeof place === "object" ? place.url : place;
  }

  /** A place, or the address where a walk ends. */
  private start(): Place | string | undefined {
    const {
      entitySets = [],
      singletons = [],
      functionImports = [],
      actionImports = [],
    } = this.model.container ?? {};
    const child = this.random.pick([
      ...entitySets,
      ...singletons,
      ...functionImports,
      ...actionImports,
    ]);
    switch (child?.kind) {
      case "EntitySet":
        return place(`/${child.name}`, child.entityType, true);
      case "Singleton":
        return place(`/${child.name}`, child.entityType, false);
      case "FunctionImport":
        return this.call("", this.random.pick(child.functions), child.name);
      default:
        return child && `/${child.name}`;
    }
  }

  private goOn(from: Place): Place | string {
    const { url, type, isCollection } = from;
    const bound = this.operationsAt(from);
    if (bound.length > 0 && this.random.happens(0.25)) {
      return this.call(url, this.random.pick(bound)) ?? url;
    }
    if (from.link !== undefined && this.random.happens(0.08)) return `${url}/$ref`;
    const casts = isStructured(type) ? descendantsOf(type) : [];
    const cast = this.random.happens(0.15) ? this.random.pick(casts) : undefined;
    if (cast !== undefined) return place(`${url}/${cast.qualifiedName}`, cast, isCollection);
    if (isCollection) {
      if (type.kind !== "EntityType" || this.random.happens(0.1)) return `${url}/$count`;
      const key = this.key(type, from.isResult === true);
      return key === undefined
        ? url
        : { ...from, url: url + key, isCollection: false, takesOperations: true, isResult: false };
    }
    if (!isStructured(type)) return this.random.happens(0.4) ? `${url}/$value` : url;
    if (hasStream(type) && this.random.happens(0.2)) return `${url}/$value`;
    const member = this.memberOf(type);
    return member === undefined ? url : this.enter(url, member);
  }

  private enter(url: string, member: Property | NavigationProperty): Place {
    const { name, type } = member;
    const here = place(`${url}/${name}`, type.type, type.isCollection);
    return this.isReferenced(member) ? { ...here, link: member } : here;
  }

  private isReferenced(member: Property | NavigationProperty): member is NavigationProperty {
    if (member.kind !== "NavigationProperty" || member.type.type.kind !== "EntityType")
      return false;
    const isElsewhere = !member.containsTarget || this.walker.isStored(member.type.type);
    return isElsewhere && (!member.type.isCollection || keyOf(member.type.type).length > 0);
  }

  /** Of the type itself, or of one that derives from it and alone has the name. */
  private memberOf(type: StructuredType): Property | NavigationProperty | undefined {
    const derived = descendantsOf(type);
    const isOther = derived.length <= 300 && this.random.happens(0.3);
    const own = [allNavigationProperties(type), allProperties(type)];
    const others = [
      derived.flatMap(({ navigationProperties }) => navigationProperties),
      derived.flatMap(({ properties }) => properties),
    ];
    const [links = [], properties = []] = isOther ? others : own;
    const pool = links.length > 0 && this.random.happens(0.75) ? links : properties;
    const member = this.random.pick<Property | NavigationProperty>(pool);
    const all = [...own.flat(), ...others.flat()].filter(({ name }) => name === member?.name);
    const isClear = all.every(
      (each) =>
        each.type.type === member?.type.type && each.type.isCollection === member.type.isCollection,
    );
    return isClear ? member : undefined;
  }

  private operationsAt({ type, isCollection, takesOperations }: Place): readonly Operation[] {
    if (!takesOperations) return [];
    const isBound = ({ bindingParameter }: Operation): boolean =>
      bindingParameter?.type.isCollection === isCollection;
    const boundTo = (each: Type): readonly Operation[] =>
      (this.bound.get(each) ?? []).filter(isBound);
    const all = (isStructured(type) ? lineageOf(type).toReversed() : [type]).flatMap(boundTo);
    // Of operations of one name, that of the nearest type is called.
    return all.filter(({ name, bindingParameter }) => {
      const nearest = all.find((each) => each.name === name);
      return nearest?.bindingParameter?.type.type === bindingParameter?.type.type;
    });
  }

  private call(
    url: string,
    operation?: Operation,
    name = operation?.name,
  ): Place | string | undefined {
    if (operation === undefined || name === undefined) return undefined;
    const { kind, parameters, returnType } = operation;
    if (kind === "Action") return `${url}/${name}`;
    const { text, aliases } = randomArguments(
      operation,
      this.random,
      (parameter) => findAnnotation(parameter, OPTIONAL) !== undefined,
    );
    // Each alias stands for one value of the whole address.
    if (
      aliases.some((alias) =>
        this.aliases.some((other) => alias.split("=")[0] === other.split("=")[0]),
      )
    ) {
      return url === "" ? undefined : url;
    }
    this.aliases.push(...aliases);
    const isPlain = parameters.length === 0 && this.random.happens(0.5);
    const here = `${url}/${name}${isPlain ? "" : text}`;
    if (returnType === undefined) return here;
    const { type, isCollection } = returnType.type;
    const takesOperations = !isCollection || operation.isComposable;
    return { ...place(here, type, isCollection), takesOperations, isResult: true };
  }

  /** A key as a segment, or the values of several properties or an alternate key. */
  private key(type: EntityType, isCalled: boolean): string | undefined {
    const [own, ...others] = keysOf(type);
    const [single, ...more] = own ?? [];
    if (own === undefined || single === undefined) return undefined;
    const named =
      others.length > 0 && !isCalled && this.random.happens(0.5) ? this.random.pick(others) : own;
    if (named === own && more.length === 0)
      return `/${randomKey(single[1].type.type, this.random)}`;
    const values = (named ?? own).map(
      ([name, property]) => `${name}=${randomLiteral(property.type.type, this.random)}`,
    );
    return `(${values.join(",")})`;
  }
}

const OPTIONAL = "Org.OData.Core.V1.OptionalParameter";

/** Which reference is taken out of a collection (OData Protocol 4.01 §11.4.6.2). */
function idOf(method: string, steps: readonly Step[]): readonly string[] {
  const [before, last] = steps.slice(-2).map(({ resource }) => resource);
  const isOneOfMany = last?.kind === "reference" && before?.kind === "value" && before.isCollection;
  return method === "DELETE" && isOneOfMany ? ["$id=users/1"] : [];
}

function place(url: string, type: Type, isCollection: boolean): Place {
  return { url, type, isCollection, takesOperations: true, isResult: false };
}

function hasStream(type: StructuredType): boolean {
  return type.kind === "EntityType" && lineageOf(type).some((each) => each.hasStream);
}
