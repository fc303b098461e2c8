import { rule } from "./rule.js";

const NEW = "It can be used now.";
/** What those who are concerned have to do: nothing. */
export const NOTHING = "Nothing has to change.";

/** What adds something, corrects words, or concerns nobody. */
export const HARMLESS = {
  "root-added": rule("feature", "a root of the slice is there now", { calls: [NEW, NOTHING] }),
  "type-added": rule("feature", "a type was added", { reads: [NEW, NOTHING] }),
  "derived-type-added": rule("feature", "a type was added that derives from one in use", {
    reads: [
      "Values of it may come where the base type is declared, as any newer type might before.",
      "Handle it where cases are told apart; readers have an arm for newer types already.",
    ],
    writes: [
      "A function that takes a request body and handles every arm has one more.",
      "Handle it there.",
    ],
  }),
  "base-type-gained": rule("feature", "a type derives from a further base type", {
    reads: ["It has inherited members.", NOTHING],
  }),
  "type-became-concrete": rule("feature", "a type is no longer abstract", {
    reads: ["Values may be of exactly this type.", "Handle it where cases are told apart."],
    writes: ["It can be created.", NOTHING],
  }),
  "stream-gained": rule("feature", "an entity has a stream now", {
    calls: ["$value is there.", NOTHING],
  }),
  "property-added": rule("feature", "a property was added", {
    reads: [NEW, NOTHING],
    writes: [NEW, NOTHING],
  }),
  "navigation-property-added": rule("feature", "a navigation property was added", {
    reads: [NEW, NOTHING],
    calls: [NEW, NOTHING],
  }),
  "member-moved-up": rule("feature", "a member went to a base type", {
    reads: ["All types below the base type have it.", NOTHING],
  }),
  "member-redeclared": rule("none", "a type declares what it inherited, or the other way round"),
  "type-widened": rule("feature", "a whole number may be larger", {
    reads: [
      "The type in TypeScript is the same; larger numbers may come.",
      "Check where numbers are stored in fewer bits.",
    ],
  }),
  "never-null": rule("feature", "something that is only read is never null any more", {
    reads: ["Null no longer has to be handled.", NOTHING],
  }),
  "accepts-null": rule("feature", "a parameter may be null now", {
    calls: ["Null may be passed.", NOTHING],
  }),
  "nullability-stated": rule(
    "fix",
    "the metadata says of items or related entities what was assumed",
  ),
  "facet-widened": rule("feature", "more values are allowed than before", {
    reads: ["Values may be longer or more precise.", "Check where they are stored in less room."],
    writes: ["The service takes more.", NOTHING],
  }),
  "facet-changed": rule("fix", "a facet says something else of what is only read"),
  "default-value-added": rule("feature", "what is left out has a value", {
    writes: ["The property can be left out.", NOTHING],
  }),
  "no-longer-required": rule("feature", "a property can be left out of requests", {
    writes: ["It can be left out.", NOTHING],
  }),
  "became-writable": rule("feature", "a property can be written now", { writes: [NEW, NOTHING] }),
  "containment-lost": rule("feature", "related entities live elsewhere now", {
    writes: ["They can be bound.", NOTHING],
  }),
  "navigation-details-changed": rule(
    "none",
    "the partner or a constraint of a navigation property changed",
  ),
  "enum-member-added": rule("feature", "a member was added to an enumeration", {
    reads: [
      "It may come, as any newer member might before.",
      "Handle it where cases are told apart.",
    ],
    writes: [NEW, NOTHING],
  }),
  "enum-representation-changed": rule(
    "none",
    "numbers behind an enumeration changed, which JSON does not show",
  ),
  "operation-added": rule("feature", "an action or function was added, or an overload", {
    calls: [NEW, NOTHING],
  }),
  "operation-moved-up": rule("feature", "an operation is bound to a base type now", {
    calls: ["All types below the base type have it.", NOTHING],
  }),
  "optional-parameter-added": rule("feature", "a parameter was added that may be left out", {
    calls: [NEW, NOTHING],
  }),
  "parameter-became-optional": rule("feature", "a parameter may be left out", {
    calls: ["It may be left out.", NOTHING],
  }),
  "operation-details-changed": rule(
    "none",
    "the order of parameters, the binding parameter's name or the entity set path changed",
  ),
  "composable-gained": rule("feature", "a function's result can be addressed further", {
    calls: [NEW, NOTHING],
  }),
  "route-added": rule("feature", "an entity set, singleton or import was added", {
    calls: [NEW, NOTHING],
  }),
  "service-details-changed": rule(
    "none",
    "bindings, the service document or the container's name changed",
  ),
  "vocabulary-changed": rule("none", "a schema or term was added, removed or changed"),
  "capability-gained": rule("feature", "the service no longer says that it refuses something", {
    calls: [NEW, NOTHING],
  }),
  "capability-changed": rule("fix", "the service says something else of what it supports"),
  "alternate-key-gained": rule("feature", "an alternate key was added", { calls: [NEW, NOTHING] }),
  deprecated: rule("feature", "something is deprecated", {
    reads: ["Editors strike it through.", "Plan to stop using it before its removal."],
  }),
  "deprecation-changed": rule("fix", "a deprecation says something else, or was taken back"),
  "description-changed": rule("fix", "a description changed"),
  "annotation-changed": rule("none", "an annotation changed of which nothing is emitted"),
} as const satisfies Readonly<Record<string, unknown>>;
