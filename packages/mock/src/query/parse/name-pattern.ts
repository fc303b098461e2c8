/** A simple identifier (OData CSDL 4.0 §17.2), without its bound of 128 characters. */
export const identifier = String.raw`[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}_]*`;

/** A simple identifier, from here. */
export const simpleName = new RegExp(identifier, "uy");

/** A simple or qualified name, from here. */
export const dottedName = new RegExp(`${identifier}(?:\\.${identifier})*`, "uy");

/** A character that would continue a name or number. */
export const nameCharacter = /[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}_]/uy;

/** `name=` or `@name=` at the start of an argument. */
export const argumentName = new RegExp(`(${identifier})[ \\t]*=`, "uy");

/** `@name=`, the start of an alias's definition among nested options. */
export const aliasDefinition = new RegExp(`@(${identifier})=`, "uy");

/** `@name` and nothing else. */
export const aliasOnly = new RegExp(`^@${identifier}$`, "u");
