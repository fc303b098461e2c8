/** Passes where its argument is `true`; elsewhere it is an error of the compiler. */
export type Expect<Test extends true> = Test;

/** Whether two types are the same, also in what is optional or readonly. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
