/** A feature of the OASIS cases that the mock does not have, and why. */
interface Excluded {
  readonly input: RegExp;
  readonly reason: string;
}

/**
 * Rules of what stands only within geographic literals; whole ones test it. Those about bodies, headers, context URLs, names
 * alone and service roots are about no part of a request's path or query either, and are read elsewhere.
 */
export const partRule =
  /^(?:full|collection|lineString|multi\w+|point|polygon|position|ring|srid|geo)\w*Literal$/;

/** What OData 4.0 as Graph uses it does not have. Rejecting it is right, and nothing more is asked of such cases. */
export const excluded: readonly Excluded[] = [
  {
    input: /\$?(?:apply|compute|index|schemaversion)=/i,
    reason: "options of OData 4.01 or extensions",
  },
  {
    input: /@\w+\.\w|\/@|\$?(?:select|expand)=(?:[^&]*,)?@/i,
    reason: "annotations in paths (OData 4.01)",
  },
  { input: /\$filter\(|\$each|\$query/, reason: "path segments of OData 4.01" },
  { input: /\bcase\(/, reason: "case() (OData 4.01)" },
  { input: /\$?expand=(?:[^&]*,)?\$value/i, reason: "$value in $expand (OData 4.01)" },
];
