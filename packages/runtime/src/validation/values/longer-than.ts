/** Whether a string has more characters than the facet MaxLength allows. */
export const isLongerThan = (value: unknown, maximum: number): boolean =>
  typeof value === "string" && value.length > maximum && [...value].length > maximum;
