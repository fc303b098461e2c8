/** A member that the service sets; requests leave it out. */
export const READ_ONLY = 6;

/** A member that is set on create and never changed. */
export const CREATE_ONLY = 4;

/** As the rule of `*`: the type is open, and what it does not declare is welcome. */
export const OPEN = 0;

/** Instead of rules, or as the rule of `@odata.type` among others: no instance is of this type itself. */
export const ABSTRACT = 1;

/** Instead of rules: derived types are too many to tell apart; any type and any members are welcome. */
export const ANY = 2;

/** In which modes members may not be there, by name; the others always may. */
export type Rules = { readonly [name: string]: number };

export type TypeRules = Rules | typeof ABSTRACT | typeof ANY;
