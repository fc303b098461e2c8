import type { AnnotationName, LinkName, Node } from "./node.js";

/**
 * An entity as it comes with `$select` and `$expand`: what is selected is there, what is not is gone, and what is
 * expanded is there in the form it was asked for.
 */
export type Result<N extends Node, Select extends string, Expand> = [ExpandedName<Expand>] extends [
  never,
]
  ? Narrowed<N["type"], Select>
  : Without<Narrowed<N["type"], Select>, ExpandedName<Expand>> & {
      [Name in ExpandedName<Expand> & LinkName<N>]: Linked<
        N["links"][Name],
        OptionsOf<Expand, Name>
      >;
    };

/** Distributes over unions, so that `@odata.type` still tells the types apart. */
type Narrowed<Type, Select extends string> = [Select] extends [never]
  ? Type
  : "*" extends Select
    ? Type
    : Type extends unknown
      ? Annotations<Type> & {
          [Name in FirstName<Select> & keyof Type]: Exclude<Type[Name], undefined>;
        }
      : never;

/** Not `Pick`, as in `keyof` the index signature swallows the names that are declared. */
type Annotations<Type> = {
  [Name in keyof Type as Name extends AnnotationName ? Name : never]: Type[Name];
};

/** A nested property brings the one it is in. */
type FirstName<Select extends string> = Select extends `${infer First}/${string}` ? First : Select;

type Without<Type, Names> = Type extends unknown
  ? { [Name in keyof Type as Name extends Names ? never : Name]: Type[Name] }
  : never;

type ExpandedName<Expand> = Expand extends readonly (infer Name)[] ? Name : keyof Expand;

type OptionsOf<Expand, Name> = Expand extends readonly unknown[]
  ? undefined
  : Name extends keyof Expand
    ? Expand[Name]
    : undefined;

type Linked<Link, Options> = Link extends readonly (infer Target extends Node)[]
  ? Result<Target, SelectOf<Options>, ExpandOf<Options>>[]
  : Link extends Node
    ? Result<Link, SelectOf<Options>, ExpandOf<Options>> | null
    : never;

type SelectOf<Options> = Options extends { readonly select: readonly (infer Name extends string)[] }
  ? Name
  : never;

type ExpandOf<Options> = Options extends { readonly expand: infer Expand } ? Expand : undefined;
