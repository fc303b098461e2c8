import type { Equal, Expect } from "../../golden/expect-type.js";
import type { Cat, Dog, OData, OwnerCreate, Pet, PetShape, Puppy } from "./expected/src/index.js";

export function describe(pet: Pet): string {
  switch (pet["@odata.type"]) {
    case "#microsoft.graph.cat": {
      const cat: Cat = pet;
      return `cat with ${cat.lives} lives`;
    }
    case "#microsoft.graph.puppy": {
      const puppy: Puppy = pet;
      return puppy.isGood === true ? "good puppy" : "puppy";
    }
    case "#microsoft.graph.dog":
      return pet.isGood === true ? "good dog" : "dog";
    case "#microsoft.graph.pet":
      // @ts-expect-error -- of the pet itself is nothing known but its id
      return pet.isGood;
    case undefined:
      return pet.id;
    default: {
      const newer: OData.Newer<PetShape> = pet;
      return newer["@odata.type"];
    }
  }
}

export const petOf = (dog: Dog): Pet => dog;
// @ts-expect-error -- not every pet is a dog
export const dogOf = (pet: Pet): Dog => pet;

export type Lives = OData.OfType<"microsoft.graph.cat">["lives"];
export type HasLives = Expect<Equal<Lives, number | null | undefined>>;
// @ts-expect-error -- not a type of the slice
export type Horse = OData.OfType<"microsoft.graph.horse">;

export const owner: OwnerCreate = {
  pets: [{}, { id: "1" }, { "@odata.type": "#microsoft.graph.cat", lives: 9 }],
  favorite: { isGood: true },
};
export const stray: OwnerCreate = {
  // @ts-expect-error -- a dog is no cat
  favorite: { "@odata.type": "#microsoft.graph.cat" },
};
