/** A feature of the OASIS cases that the mock does not have, and why. */
interface Excluded {
  readonly input: RegExp;
  readonly reason: string;
}

/** Rules whose cases are no request URLs: what they are about is read elsewhere. */
export const otherRules = [
  { rules: /Value$/, reason: "values in bodies, which the JSON of a body is judged by" },
  {
    rules: /^(?:context|odataUri)$/,
    reason: "whole URLs: the service takes the root and fragments off",
  },
  {
    rules: /^(?:header|prefer|preference|request-id|includeAnnotationsPreference)$/,
    reason: "HTTP",
  },
  { rules: /^full/, reason: "what stands within geographic literals; whole ones test it" },
  {
    rules: /^(?:compute|apply|computeItem)/,
    reason: "$compute and $apply, which Graph does not have",
  },
  { rules: /^(?:odataIdentifier|entitySetName)$/, reason: "names alone; paths test them" },
] as const;

/** What OData 4.0 as Graph uses it does not have. Rejecting it is right, and nothing more is asked of such cases. */
export const excluded: readonly Excluded[] = [
  {
    input: /\$?(?:apply|compute|index|schemaversion)=/i,
    reason: "options of OData 4.01 or extensions",
  },
  { input: /@\w+\.\w/, reason: "annotations in paths (OData 4.01)" },
  { input: /\$filter\(|\$each|\$query/, reason: "path segments of OData 4.01" },
  { input: /\bcase\(/, reason: "case() (OData 4.01)" },
  { input: /\$?expand=(?:[^&]*,)?\$value/i, reason: "$value in $expand (OData 4.01)" },
];
