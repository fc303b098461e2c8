/** The vocabulary terms that the emitted models depend on (OData Vocabularies 4.01). */
export const DESCRIPTION = "Org.OData.Core.V1.Description";
export const LONG_DESCRIPTION = "Org.OData.Core.V1.LongDescription";
export const REVISIONS = "Org.OData.Core.V1.Revisions";
export const COMPUTED = "Org.OData.Core.V1.Computed";
export const COMPUTED_DEFAULT = "Org.OData.Core.V1.ComputedDefaultValue";
export const IMMUTABLE = "Org.OData.Core.V1.Immutable";
export const PERMISSIONS = "Org.OData.Core.V1.Permissions";
export const OPTIONAL_PARAMETER = "Org.OData.Core.V1.OptionalParameter";
