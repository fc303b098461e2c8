import { rule } from "./rule.js";

const GONE = "The service no longer knows it, and its name no longer compiles.";
const REMOVE = "Remove what uses it, or stay on the packages made before.";

/** What breaks users: the compiler shows it, or the service refuses at run time what it took before. */
export const BREAKING = {
  "root-removed": rule("breaking", "a root of the slice is gone", {
    calls: [
      "The route and all below it are no longer in the metadata.",
      "Find what replaces it; until then stay on the packages made before.",
    ],
    reads: [
      "The types that only this root needed are gone.",
      "Keep the last metadata as the slice's source if the service still answers.",
    ],
  }),
  "type-removed": rule("breaking", "a type is gone", {
    reads: [GONE, REMOVE],
    writes: [GONE, REMOVE],
    calls: ["Its paths and the casts to it are gone.", REMOVE],
    judges: [
      "Its schemas are gone; with unions, values of it are notes in responses and faults in requests.",
      REMOVE,
    ],
    answers: ["Fixtures of it are gone.", REMOVE],
  }),
  "type-kind-changed": rule("breaking", "a type is of another kind now", {
    reads: [
      "Entity types, complex types, enumerations and definitions are different types in TypeScript.",
      "Read the new type's declaration and follow the compiler.",
    ],
    writes: [
      "Only entity types have types for requests of their own.",
      "Write what the new kind takes.",
    ],
    calls: ["Paths exist for entity types, and differ.", "Follow the compiler."],
    judges: ["Only entity types have schemas for requests of their own.", "Follow the compiler."],
  }),
  "base-type-lost": rule("breaking", "a type no longer derives from a base type", {
    reads: [
      "Inherited members are gone, among them the key; values are no longer of the base type.",
      "Stop reading inherited members, and treat the type apart from its former base.",
    ],
    writes: ["Inherited members are refused.", "Leave them out."],
    calls: [
      "Without the key there is no path by id, and no cast from the former base.",
      "Use the paths the type still has.",
    ],
    judges: [
      "Inherited members are no longer checked in responses and are faults in requests.",
      "Nothing for responses; leave the members out of requests.",
    ],
  }),
  "base-type-requires": rule(
    "breaking",
    "a type gained a base type with members that requests must have",
    {
      writes: ["Inherited members are now required.", "Give them."],
      reads: ["Values that are built by hand lack them.", "Give them."],
    },
  ),
  "type-became-abstract": rule("breaking", "a type is abstract now", {
    reads: [
      "No value is of exactly this type; its own arm of the union is gone.",
      "Handle the derived types.",
    ],
    writes: [
      "An abstract type cannot be created.",
      "Create one of the derived types, named by @odata.type.",
    ],
    judges: ["Requests that name it are faults.", "Name a derived type."],
  }),
  "type-closed": rule("breaking", "a type is no longer open", {
    reads: [
      "Members that the metadata does not declare no longer compile.",
      "Read declared members only.",
    ],
    writes: ["Members that are not declared are refused.", "Leave them out."],
    judges: ["They are faults in requests.", "Leave them out."],
  }),
  "type-opened": rule("breaking", "a type is open now", {
    reads: ["It may have members that are not declared, of any type.", "Nothing has to change."],
    writes: [
      "Values of interfaces of your own are no longer taken, since interfaces have no index signature.",
      "Write object literals or type aliases, or extend the emitted interface.",
    ],
    judges: ["Members that are not declared pass.", "Nothing has to change."],
  }),
  "stream-lost": rule("breaking", "an entity has no stream any more", {
    reads: ["The media annotations are gone.", "Stop reading them."],
    calls: ["$value is no longer there.", "Find where the bytes are now."],
  }),
  "key-changed": rule("breaking", "the key of an entity type is another one", {
    reads: ["Which members are always there has changed.", "Follow the compiler."],
    writes: ["Keys cannot be updated.", "Leave the new key out of updates."],
    calls: ["Entities are addressed by the new key.", "Pass it, and drop stored addresses."],
  }),
  "property-removed": rule("breaking", "a property is gone", {
    reads: [
      "Responses no longer have it; reading it does not compile.",
      "Stop reading it, also in $select, $filter and $orderby.",
    ],
    writes: ["Requests with it are refused.", "Leave it out."],
    calls: ["Its path is gone, and query options no longer take its name.", "Stop using both."],
    judges: [
      "In requests it is a fault; in responses it passes with a note.",
      "Leave it out of requests.",
    ],
  }),
  "required-property-added": rule(
    "breaking",
    "a property was added that requests or complete values must have",
    {
      writes: ["A request without it is refused and does not compile.", "Give it a value."],
      reads: [
        "Values that are built by hand lack it, if it is of a complex type.",
        "Give it a value there too.",
      ],
      judges: ["Bodies without it are faults.", "Add it to requests and recordings."],
    },
  ),
  "navigation-property-removed": rule("breaking", "a navigation property is gone", {
    reads: ["It can no longer be expanded or read.", "Stop using it."],
    writes: ["It can no longer be set or bound.", "Leave it out."],
    calls: ["The routes through it are gone.", "Find another way to the entities."],
  }),
  "member-moved-down": rule("breaking", "a member went to a derived type", {
    reads: ["The base type no longer has it.", "Narrow by @odata.type before reading it."],
    writes: [
      "Other derived types no longer take it.",
      "Send it for the derived types that have it.",
    ],
    calls: ["It is a route of the derived types only.", "Cast with $as."],
  }),
  "required-member-moved-up": rule("breaking", "a required property went to a base type", {
    writes: ["All derived types now require it.", "Give it for each of them."],
  }),
  "member-kind-changed": rule(
    "breaking",
    "a property became a navigation property or the other way round",
    {
      reads: [
        "Navigation is there only when expanded; properties come by themselves.",
        "Expand it, or stop expanding it.",
      ],
      writes: [
        "Related entities are bound or created, properties are set.",
        "Write it the other way.",
      ],
      calls: ["Its path has other verbs.", "Follow the compiler."],
    },
  ),
  "type-changed": rule("breaking", "something has another type", {
    reads: [
      "Values are of the new type; between enumerations, which are open, the compiler does not show it.",
      "Read them as that.",
    ],
    writes: ["Values of the old type are refused.", "Send the new type."],
    calls: ["Parameters, keys, filters and paths take the new type.", "Pass the new type."],
    judges: ["Values of the old type are faults.", "Record and send the new type."],
  }),
  "became-nullable": rule("breaking", "something that was never null may be null now", {
    reads: [
      "The value may be null; where an entity or complex value is the result of an operation, the compiler does not show it.",
      "Handle null before using it.",
    ],
    writes: ["Nothing: null may be sent now, and nothing must be.", "Nothing has to change."],
  }),
  "became-not-nullable": rule("breaking", "something may be null no more", {
    writes: ["Null is refused, and the value may be required.", "Send a value."],
    calls: ["Null is refused.", "Pass a value."],
    judges: ["Null is a fault.", "Send a value."],
  }),
  "facet-narrowed": rule("breaking", "fewer values are allowed than before", {
    writes: [
      "The service refuses at run time what is longer or more precise; the compiler does not show it.",
      "Check the values before sending them.",
    ],
    judges: ["Strings that are too long are faults.", "Shorten them."],
  }),
  "srid-changed": rule("breaking", "coordinates are of another reference system", {
    reads: [
      "The same numbers mean another place; the compiler does not show it.",
      "Convert coordinates.",
    ],
    writes: ["The same numbers mean another place.", "Convert coordinates."],
  }),
  "became-optional": rule("breaking", "a member of complex values may be absent now", {
    reads: ["The value may be undefined.", "Handle its absence."],
  }),
  "became-required": rule("breaking", "a property must be given now", {
    writes: ["Requests without it are refused and do not compile.", "Give it a value."],
    judges: ["Bodies without it are faults.", "Give it a value."],
  }),
  "default-value-changed": rule("breaking", "what is left out means something else", {
    writes: [
      "A request that leaves the property out has another effect; the compiler does not show it.",
      "Send the value that you mean.",
    ],
  }),
  "became-read-only": rule("breaking", "a property cannot be written any more", {
    writes: ["The service sets it; requests no longer have it.", "Leave it out."],
    judges: ["In requests it is a fault.", "Leave it out."],
  }),
  "became-immutable": rule("breaking", "a property cannot be updated any more", {
    writes: ["Only requests that create may have it.", "Leave it out of updates."],
    judges: ["In updates it is a fault.", "Leave it out of updates."],
  }),
  "containment-gained": rule("breaking", "related entities belong to their parent now", {
    writes: ["They cannot be bound any more.", "Create them below their parent."],
    calls: ["$ref may be gone, and their addresses are below the parent.", "Address them there."],
  }),
  "on-delete-changed": rule("breaking", "deleting an entity does something else to related ones", {
    calls: [
      "The service acts differently at run time; the compiler does not show it.",
      "Review what deletes such entities.",
    ],
  }),
  "enum-member-removed": rule("breaking", "a member of an enumeration is gone", {
    reads: [
      "The service no longer says it and code for it is dead; as enumerations are open, the compiler does not show it.",
      "Remove the case.",
    ],
    writes: ["The service refuses it at run time.", "Send another member."],
    judges: ["In requests it is a fault.", "Send another member."],
  }),
  "flags-changed": rule("breaking", "whether values of an enumeration combine has changed", {
    reads: [
      "Values are lists with commas, or no longer; the compiler does not show it.",
      "Split values, or stop splitting them.",
    ],
    writes: ["Combined values are taken, or refused.", "Send what the service takes."],
  }),
  "operation-removed": rule("breaking", "an action or function is gone, or one of its overloads", {
    calls: ["The call no longer compiles and is refused.", "Find what replaces it."],
    reads: ["The type of its result is gone.", "Remove what uses it."],
    writes: ["The type of its parameters is gone.", "Remove what uses it."],
    judges: ["The schemas of its parameters and of its result are gone.", "Remove what uses them."],
  }),
  "operation-moved-down": rule("breaking", "an operation is bound to a derived type now", {
    calls: ["Values of the base type no longer have it.", "Cast to the derived type with $as."],
    reads: ["The type of its result has another name.", "Use the new name."],
    writes: ["The type of its parameters has another name.", "Use the new name."],
    judges: ["Its schemas have other names.", "Use the new names."],
  }),
  "operation-kind-changed": rule("breaking", "an action became a function or the other way round", {
    calls: [
      "Actions are posted, functions are got with parameters in the address.",
      "Follow the compiler.",
    ],
    judges: [
      "Parameters of functions have no schema, as they are no body.",
      "Remove what uses it, or validate bodies now.",
    ],
  }),
  "operation-result-widened": rule(
    "breaking",
    "an operation has a further overload with another result",
    {
      reads: [
        "The result's type is the union of all overloads.",
        "Handle the other result, or narrow it.",
      ],
      judges: ["The result has no schema, as it may be one or the other.", "Remove what uses it."],
    },
  ),
  "parameter-removed": rule("breaking", "a parameter is gone", {
    calls: ["A call with it is refused and does not compile.", "Leave it out."],
    judges: ["In bodies it is a fault; with the last one the schema is gone.", "Leave it out."],
  }),
  "required-parameter-added": rule("breaking", "a parameter was added that calls must have", {
    calls: ["A call without it does not compile and is refused.", "Give it a value."],
  }),
  "parameter-became-required": rule("breaking", "a parameter cannot be left out any more", {
    calls: ["A call without it does not compile and is refused.", "Give it a value."],
  }),
  "return-type-added": rule("breaking", "an operation returns something now", {
    calls: [
      "The promise is no longer one of void, so that it cannot be passed on as one.",
      "Await it, or use the result.",
    ],
  }),
  "return-type-removed": rule("breaking", "an operation returns nothing any more", {
    reads: ["There is no result.", "Read the state with another request."],
    calls: ["The promise is one of void, or the path ends.", "Stop using the result."],
    judges: ["The schema of the result is gone.", "Remove what uses it."],
  }),
  "composable-lost": rule("breaking", "a function's result cannot be addressed further", {
    calls: [
      "The service refuses longer paths at run time; but for what is bound to collections, the compiler does not show it.",
      "Get the result and go on from there.",
    ],
  }),
  "route-removed": rule("breaking", "an entity set, singleton or import is gone", {
    calls: ["The client no longer has the path.", "Find another way to the entities."],
  }),
  "route-kind-changed": rule("breaking", "what is at a name of the service is of another kind", {
    calls: ["A set has keys, a singleton has none, an import is called.", "Follow the compiler."],
  }),
  "capability-lost": rule(
    "breaking",
    "the service says that it refuses something it did not refuse before",
    {
      calls: [
        "The verb is gone from the client; of an option the service refuses it at run time, and the compiler does not show it.",
        "Stop using it there.",
      ],
      writes: ["What cannot be inserted is not in requests that create.", "Leave it out."],
    },
  ),
  "alternate-key-lost": rule("breaking", "an alternate key is gone", {
    calls: ["Entities are no longer addressed by it.", "Address them by the key that is left."],
  }),
  "type-form-changed": rule("breaking", "a type is emitted in another form", {
    reads: [
      "A union became an interface or the other way round, or @odata.type is declared differently.",
      "Narrow by @odata.type, or with OData.OfType where it is no union.",
    ],
    writes: ["@odata.type may be required, or may not be there.", "Follow the compiler."],
    calls: [
      "The type of its paths may be gone, or there may be one now.",
      "Use the path itself, or what the compiler names.",
    ],
  }),
  "path-form-changed": rule("breaking", "a path is emitted in another form", {
    calls: [
      "Another member has the same name, or entities are in no set of their own any more: the name, the result or $ref is not what it was.",
      "Cast with $as to the type that is meant, and follow the compiler.",
    ],
  }),
  "name-changed": rule("breaking", "an exported name is gone or stands for something else", {
    reads: ["The old name does not compile, or is another type's.", "Use the new name."],
    writes: ["The old name does not compile, or is another type's.", "Use the new name."],
    calls: ["The old name of a path's type does not compile.", "Use the new name, or the path."],
    judges: ["Schemas are called by the same names.", "Use the new name."],
  }),
} as const satisfies Readonly<Record<string, unknown>>;
