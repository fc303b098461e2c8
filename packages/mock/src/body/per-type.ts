import type { StructuredType } from "@graphslice/csdl";

/** What is made of a type once, when it is first asked for. */
export class PerType<T> {
  private readonly make: (type: StructuredType) => T;
  private readonly made = new Map<StructuredType, T>();

  constructor(make: (type: StructuredType) => T) {
    this.make = make;
  }

  get(type: StructuredType): T {
    let value = this.made.get(type);
    if (value === undefined) this.made.set(type, (value = this.make(type)));
    return value;
  }
}
