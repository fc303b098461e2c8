import { expect, test } from "vitest";
import { createMockGraph } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/school";

const many = (name: string, type: string, partner: string): string =>
  `<NavigationProperty Name="${name}" Type="Collection(s.${type})" Partner="${partner}"/>`;
const one = (name: string, type: string, partner: string): string =>
  `<NavigationProperty Name="${name}" Type="s.${type}" Partner="${partner}"/>`;

const MODEL = `<?xml version="1.0"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="thing" Abstract="true">
    <Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>
  </EntityType>
  <EntityType Name="member" BaseType="s.thing" Abstract="true"/>
  <EntityType Name="student" BaseType="s.member">
    ${many("courses", "course", "students")}
    ${many("clubs", "club", "members")}
    ${many("friends", "student", "friends")}
    ${one("desk", "desk", "student")}
    ${one("mentor", "student", "mentees")}
    ${many("mentees", "student", "mentor")}
  </EntityType>
  <EntityType Name="teacher" BaseType="s.member">${many("clubs", "club", "members")}</EntityType>
  <EntityType Name="desk" BaseType="s.thing">${one("student", "student", "desk")}</EntityType>
  <EntityType Name="club" BaseType="s.thing">${many("members", "member", "clubs")}</EntityType>
  <EntityType Name="course" BaseType="s.thing">
    ${many("students", "student", "courses")}
    <NavigationProperty Name="lessons" Type="Collection(s.lesson)" ContainsTarget="true" Partner="course"/>
    ${many("notes", "note", "about")}
  </EntityType>
  <EntityType Name="lesson" BaseType="s.thing">${one("course", "course", "lessons")}</EntityType>
  <EntityType Name="note" BaseType="s.thing">${one("about", "course", "notes")}</EntityType>
  <EntityType Name="meal" BaseType="s.thing">
    ${one("eater", "eater", "meals")}<NavigationProperty Name="payer" Type="s.eater"/>
  </EntityType>
  <EntityType Name="eater" BaseType="s.thing">${many("meals", "meal", "eater")}</EntityType>
  <EntityContainer Name="school">
    <EntitySet Name="meals" EntityType="s.meal"/>
    <EntitySet Name="eaters" EntityType="s.eater"/>
    <EntitySet Name="members" EntityType="s.member"/>
    <EntitySet Name="students" EntityType="s.student"/>
    <EntitySet Name="teachers" EntityType="s.teacher"/>
    <EntitySet Name="desks" EntityType="s.desk"/>
    <EntitySet Name="clubs" EntityType="s.club"/>
    <EntitySet Name="courses" EntityType="s.course"/>
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

function create(seed: number): Call {
  return createCall(createMockGraph({ model: MODEL, baseUrl: BASE, seed }), BASE);
}

async function idsAt(call: Call, path: string): Promise<readonly string[]> {
  const { json } = await call("GET", path);
  return (json?.value ?? (json === undefined ? [] : [json])).map(({ id }: { id: string }) => id);
}

/** Which entities of a set refer to which: `from to`. */
async function pairs(call: Call, set: string, property: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (const id of await idsAt(call, `/${set}`)) {
    all.push(...(await idsAt(call, `/${set}/${id}/${property}`)).map((to) => `${id} ${to}`));
  }
  return all.toSorted();
}

const turn = (all: readonly string[]): readonly string[] =>
  all.map((pair) => pair.split(" ").toReversed().join(" ")).toSorted();

const SEEDS = Array.from({ length: 6 }, (_, seed) => seed);

test.each([
  ["many to many", "students/courses", "courses/students"],
  ["one to one", "students/desk", "desks/student"],
  ["one to many, in one set", "students/mentor", "students/mentees"],
  ["with its own partner", "students/friends", "students/friends"],
])("made-up references agree with their partners: %s", async (_, there, back) => {
  const [from = "", to = ""] = there.split("/");
  const [other = "", partner = ""] = back.split("/");
  for (const seed of SEEDS) {
    const call = create(seed);
    const first = await pairs(call, from, to);
    expect(first.length).toBeGreaterThan(0);
    expect(turn(await pairs(call, other, partner)), String(seed)).toEqual(first);
    const again = create(seed);
    expect(turn(await pairs(again, other, partner)), "asked the other way round").toEqual(first);
  }
});

test("made-up references to sets of derived types lead to each, and back", async () => {
  for (const seed of SEEDS) {
    const call = create(seed);
    const members = await pairs(call, "clubs", "members");
    const back = [
      ...(await pairs(call, "students", "clubs")),
      ...(await pairs(call, "teachers", "clubs")),
    ];
    expect(turn(back)).toEqual(members);
    const [club = ""] = await idsAt(call, "/clubs");
    for (const type of ["student", "teacher"])
      expect(await idsAt(call, `/clubs/${club}/members/s.${type}`)).not.toEqual([]);
  }
});

test("many that are not left out: each student has a course, and each course a student", async () => {
  for (const seed of SEEDS) {
    const all = await pairs(create(seed), "students", "courses");
    expect(new Set(all.map((pair) => pair.split(" ")[0])).size).toBe(3);
    expect(new Set(all.map((pair) => pair.split(" ")[1])).size).toBe(3);
  }
});

test("nobody is above oneself", async () => {
  for (const seed of SEEDS) {
    const call = create(seed);
    for (const id of await idsAt(call, "/students")) {
      const above = [id];
      for (let next = id; next !== "";) {
        [next = ""] = await idsAt(call, `/students/${next}/mentor`);
        expect(above).not.toContain(next);
        above.push(next);
      }
    }
  }
});

test("what is contained or kept refers to what it is in", async () => {
  const call = create(1);
  const [course = ""] = await idsAt(call, "/courses");
  for (const [inner, property] of [
    ["lessons", "course"],
    ["notes", "about"],
  ]) {
    const ids = await idsAt(call, `/courses/${course}/${inner}`);
    expect(ids).toHaveLength(3);
    for (const id of ids)
      expect(await idsAt(call, `/courses/${course}/${inner}/${id}/${property}`)).toEqual([course]);
  }
});

test("a write before anything is read is seen from both sides", async () => {
  const call = create(3);
  const [first = "", second = "", third = ""] = await idsAt(call, "/students");
  expect(
    (await call("PUT", `/students/${first}/mentor/$ref`, { "@odata.id": `students('${third}')` }))
      .status,
  ).toBe(204);
  expect(await idsAt(call, `/students/${third}/mentees`)).toContain(first);
  for (const other of [second, first])
    expect(await idsAt(call, `/students/${other}/mentees`)).not.toContain(first);
});

test("what is created does not change what is made up later", async () => {
  const expected = await pairs(create(5), "courses", "students");
  const call = create(5);
  for (let i = 0; i < 5; i++) expect((await call("POST", "/students", {})).status).toBe(201);
  expect(await pairs(call, "courses", "students")).toEqual(expected);
});

test("a write that fails leaves partners that were made up agreeing", async () => {
  const call = create(1);
  const [meal = ""] = await idsAt(call, "/meals");
  const [eater] = await idsAt(call, `/meals/${meal}/eater`);
  const other = (await idsAt(call, "/eaters")).find((id) => id !== eater);
  const body = { "eater@odata.bind": `eaters('${other}')`, "payer@odata.bind": "eaters('none')" };
  expect((await call("PATCH", `/meals/${meal}`, body)).status).toBe(400);
  const eaters = await pairs(call, "meals", "eater");
  const meals = await pairs(call, "eaters", "meals");
  const back = meals.map((pair) => pair.split(" ").toReversed().join(" "));
  expect(back.toSorted()).toEqual(eaters.toSorted());
});

test("what is created changes nothing that is made up later", async () => {
  const expected = await pairs(create(1), "courses", "students");
  const call = create(1);
  const ids = await idsAt(call, "/courses");
  for (let index = 0; index < 20; index++) await call("POST", "/courses", { id: `new${index}` });
  const found = await pairs(call, "courses", "students");
  expect(found.filter((pair) => ids.includes(pair.split(" ")[0] ?? ""))).toEqual(expected);
});
