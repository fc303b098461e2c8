import { buildModel, parseCsdl, type EntitySet, type EntityType } from "@graphslice/csdl";
import { expect, test } from "vitest";
import { ModelIndex } from "../../src/resource/model-index.js";
import type { Entity } from "../../src/store/entity.js";
import { pathOf } from "../../src/store/entity-list.js";
import { Store } from "../../src/store/store.js";

const { document } = parseCsdl(
  `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="n" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="person"><Key><PropertyRef Name="id"/></Key>
        <Property Name="id" Type="Edm.String" Nullable="false"/><Property Name="name" Type="Edm.String"/>
        <NavigationProperty Name="friends" Type="Collection(n.person)"/>
        <NavigationProperty Name="folders" Type="Collection(n.person)" ContainsTarget="true"/>
      </EntityType>
      <EntityContainer Name="c"><EntitySet Name="people" EntityType="n.person">
        <NavigationPropertyBinding Path="friends" Target="people"/></EntitySet></EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`,
  { file: "n.xml" },
);
const index = new ModelIndex(buildModel([document!]).model);
const people = index.members.get("people") as EntitySet;
const person: EntityType = people.entityType;
const friends = person.navigationProperties.find(({ name }) => name === "friends")!;
const folders = person.navigationProperties.find(({ name }) => name === "folders")!;

function createPeople(seeder?: ConstructorParameters<typeof Store>[0]["seeder"]): {
  readonly store: Store;
  readonly add: (id: string) => Entity;
} {
  const now = (): Date => new Date(0);
  const callFunction = (): undefined => undefined;
  const options = { index, seed: 1, now, mostMadeUp: 1000, callFunction };
  const store = new Store({ ...options, ...(seeder && { seeder }) });
  const add = (id: string): Entity =>
    store.transact(() => store.add(store.root(people), person, { id, name: "x".repeat(100) }));
  return { store, add };
}

test("of what was removed only the key stays", () => {
  const { store, add } = createPeople();
  const [ann, bob] = [add("ann"), add("bob")];
  store.transact(() => {
    store.writeStream(ann, "photo", { bytes: new Uint8Array(100), contentType: "image/png" });
    const relation = store.relate(ann, friends);
    if (relation.kind === "references") store.link(relation, bob);
  });
  ann.written = { service: {}, format: {}, declared: {}, properties: undefined, members: "" };
  store.transact(() => store.remove(ann));
  expect(store.root(people).removals).toHaveLength(1);
  expect(ann.values).toEqual({ id: "ann" });
  const { streams, references, lists, written } = ann;
  expect({ streams, references, lists, written }).toEqual({});
  expect(pathOf(ann)).toBe("people('ann')");
});

test("what was removed in vain has all that it had", () => {
  const { store, add } = createPeople();
  const ann = add("ann");
  const work = (): void => {
    store.remove(ann);
    throw new Error("no");
  };
  expect(() => store.transact(work)).toThrow("no");
  expect(ann.values).toHaveProperty("name");
  expect(store.root(people).find("ann")).toBe(ann);
});

test("references to what is gone do not add up", () => {
  const { store, add } = createPeople();
  const ann = add("ann");
  const relation = store.relate(ann, friends);
  if (relation.kind !== "references") throw new Error(relation.kind);
  for (let i = 0; i < 50; i++) {
    const friend = add(`${i}`);
    store.transact(() => store.link(relation, friend));
    store.transact(() => store.remove(friend));
  }
  expect(ann.references?.get("friends")?.size).toBe(1);
});

test("who only reads does not fill the memory", () => {
  let made = 0;
  const { store } = createPeople({
    createEntity: () => ({ id: `${made++}` }),
    typesOf: (type) => [type],
    createStreams: () => new Map(),
    createValue: () => null,
  });
  let level: readonly Entity[] = store.root(people).items;
  for (let depth = 0; depth < 13 && level.length > 0; depth++) {
    level = level.flatMap((entity) => {
      const relation = store.relate(entity, folders);
      return relation.kind === "list" ? relation.list.items : [];
    });
  }
  expect(level).toEqual([]);
  expect(made).toBeGreaterThan(900);
  expect(made).toBeLessThan(1100);
});

test("a key with half a character has a URL", () => {
  const { add } = createPeople();
  expect(pathOf(add("a\ud800'"))).toBe("people('a%EF%BF%BD''')");
});
