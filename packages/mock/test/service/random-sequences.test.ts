import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { MockGraph } from "../../src/index.js";
import { createOffice, GROUP, LIST, SECURITY, WINDOWS, type Call } from "./client.js";

// How long they take depends on what else the machine does.
vi.setConfig({ testTimeout: 60_000 });

/** What a configuration is to the reference model: plain data in a list, in the order of creation. */
interface Configuration {
  readonly id: string;
  readonly type: string;
  readonly name: string | null;
  readonly priority: number;
  readonly groups: readonly string[];
}

interface Model {
  configurations: readonly Configuration[];
}

interface Real {
  readonly call: Call;
  readonly mock: MockGraph;
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step that always runs; it compares what the mock answers with what the model says. */
function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

function at(model: Model, index: number): Configuration | undefined {
  const { configurations } = model;
  return configurations[index % Math.max(configurations.length, 1)];
}

function isTaken(model: Model, priority: number, but?: Configuration): boolean {
  return model.configurations.some((other) => other !== but && other.priority === priority);
}

function replace(model: Model, old: Configuration, changes: Partial<Configuration>): void {
  model.configurations = model.configurations.map((it) =>
    it === old ? { ...it, ...changes } : it,
  );
}

const priorities = fc.integer({ min: 0, max: 12 });
const names = fc.constantFrom("alpha", "beta", "Gamma", "", null);
const groups = fc.array(fc.constantFrom("g1", "g2", "g3"), { maxLength: 3 });
const positions = fc.nat({ max: 7 });

const assignments = (given: readonly string[]): unknown[] =>
  given.map((groupId) => ({ target: { "@odata.type": GROUP, groupId } }));

const creations = fc
  .record({ type: fc.constantFrom(WINDOWS, SECURITY), name: names, priority: priorities, groups })
  .map(({ type, name, priority, groups }) =>
    step(`create ${name} ${priority}`, async (model, { call }) => {
      const { status, json } = await call("POST", LIST, {
        "@odata.type": type,
        displayName: name,
        priority,
        assignments: assignments(groups),
      });
      expect(status).toBe(isTaken(model, priority) ? 409 : 201);
      if (status !== 201) return;
      model.configurations = [
        ...model.configurations,
        { id: json.id, type, name, priority, groups },
      ];
    }),
  );

const updates = fc
  .record({ position: positions, name: names, priority: fc.option(priorities) })
  .map(({ position, name, priority }) =>
    step(`update ${position} to ${name} ${priority}`, async (model, { call }) => {
      const old = at(model, position);
      const body = { displayName: name, ...(priority === null ? {} : { priority }) };
      const { status } = await call("PATCH", `${LIST}/${old?.id ?? "nobody"}`, body);
      if (old === undefined) expect(status).toBe(404);
      else if (priority !== null && isTaken(model, priority, old)) expect(status).toBe(409);
      else {
        expect(status).toBe(200);
        replace(model, old, { name, ...(priority === null ? {} : { priority }) });
      }
    }),
  );

const deletions = positions.map((position) =>
  step(`delete ${position}`, async (model, { call }) => {
    const old = at(model, position);
    const { status } = await call("DELETE", `${LIST}/${old?.id ?? "nobody"}`);
    expect(status).toBe(old === undefined ? 404 : 204);
    model.configurations = model.configurations.filter((it) => it !== old);
  }),
);

const assigns = fc
  .record({ position: positions, groups, isValid: fc.boolean() })
  .map(({ position, groups, isValid }) =>
    step(
      `assign ${groups.join()} to ${position}${isValid ? "" : " and a fault"}`,
      async (model, { call }) => {
        const old = at(model, position);
        const given = [...assignments(groups), ...(isValid ? [] : [{ target: {} }])];
        const { status, json } = await call("POST", `${LIST}/${old?.id ?? "nobody"}/assign`, {
          officeConfigurationAssignments: given,
        });
        expect(status).toBe(old === undefined ? 404 : isValid ? 200 : 400);
        if (old === undefined || status !== 200) return;
        expect(groupsOf(json.value)).toEqual(groups);
        replace(model, old, { groups });
      },
    ),
  );

const rankings = fc
  .array(fc.record({ position: positions, priority: priorities }), { maxLength: 4 })
  .map((pairs) =>
    step(`rank ${JSON.stringify(pairs)}`, async (model, { call }) => {
      const chosen = pairs.map(({ position }) => at(model, position));
      const ids = chosen.map((it) => it?.id ?? "nobody");
      const news = pairs.map(({ priority }) => priority);
      const { status } = await call("POST", `${LIST}/updatePriorities`, {
        officeConfigurationPolicyIds: ids,
        officeConfigurationPriorities: news,
      });
      const others = model.configurations.filter((it) => !chosen.includes(it));
      if (new Set(ids).size < ids.length) expect(status).toBe(400);
      else if (chosen.includes(undefined)) expect(status).toBe(404);
      else if (
        new Set(news).size < news.length ||
        others.some((it) => news.includes(it.priority))
      ) {
        expect(status).toBe(400);
      } else {
        expect(status).toBe(204);
        model.configurations = model.configurations.map((it) => {
          const index = chosen.indexOf(it);
          return index < 0 ? it : { ...it, priority: news[index] ?? it.priority };
        });
      }
    }),
  );

const pagings = fc
  .record({
    size: fc.integer({ min: 1, max: 4 }),
    top: fc.option(fc.nat({ max: 6 })),
    skip: fc.nat({ max: 3 }),
  })
  .map(({ size, top, skip }) =>
    step(`page by ${size}, skip ${skip}, top ${top}`, async (model, { call }) => {
      const found: string[] = [];
      const options = `$select=id&$skip=${skip}${top === null ? "" : `&$top=${top}`}&$count=true`;
      let next: string | undefined = `${LIST}?${options}`;
      while (next !== undefined) {
        const { json } = await call("GET", next, undefined, {
          prefer: `odata.maxpagesize=${size}`,
        });
        expect(json.value.length).toBeLessThanOrEqual(size);
        expect(json["@odata.count"]).toBe(model.configurations.length);
        found.push(...json.value.map(({ id }: { id: string }) => id));
        next = json["@odata.nextLink"];
      }
      const wanted = model.configurations.map(({ id }) => id).slice(skip);
      expect(found).toEqual(top === null ? wanted : wanted.slice(0, top));
    }),
  );

const queries = fc
  .record({ bound: priorities, isDescending: fc.boolean(), group: fc.constantFrom("g1", "g2") })
  .map(({ bound, isDescending, group }) =>
    step(`query ${bound} ${group}`, async (model, { call }) => {
      const filter = `priority gt ${bound} or assignments/any(a:a/target/${GROUP.slice(1)}/groupId eq '${group}')`;
      const order = `priority ${isDescending ? "desc" : "asc"}`;
      const { status, json } = await call(
        "GET",
        `${LIST}?$filter=${filter}&$orderby=${order}&$expand=assignments`,
      );
      expect(status).toBe(200);
      const wanted = model.configurations
        .filter((it) => it.priority > bound || it.groups.includes(group))
        .sort((a, b) => (isDescending ? b.priority - a.priority : a.priority - b.priority));
      expect(json.value.map(readConfiguration)).toEqual(wanted);
    }),
  );

interface Answered {
  readonly "@odata.type": string;
  readonly id: string;
  readonly displayName: string | null;
  readonly priority: number;
  readonly assignments: readonly { readonly target: { readonly groupId: string } }[];
}

function groupsOf(assignments: Answered["assignments"]): readonly string[] {
  return assignments.map(({ target }) => target.groupId);
}

function readConfiguration(answered: Answered): Configuration {
  const { id, displayName, priority } = answered;
  return {
    id,
    type: answered["@odata.type"],
    name: displayName,
    priority,
    groups: groupsOf(answered.assignments),
  };
}

test("random sequences of requests lead to the state of a plain list", async () => {
  const steps = [
    creations,
    creations,
    creations,
    updates,
    deletions,
    assigns,
    rankings,
    pagings,
    queries,
  ];
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 50, size: "max" }), async (commands) => {
      const setup = (): { model: Model; real: Real } => ({
        model: { configurations: [] },
        real: createOffice(),
      });
      let last: { model: Model; real: Real } | undefined;
      await fc.asyncModelRun(() => (last = setup()), commands);
      if (last === undefined) return;
      const { json } = await last.real.call("GET", `${LIST}?$expand=assignments`);
      expect(json.value.map(readConfiguration)).toEqual(last.model.configurations);
      // What was saved is the same when it is loaded.
      const state = last.real.mock.state();
      expect(createOffice({ data: state }).mock.state()).toEqual(state);
    }),
    { numRuns: 200 },
  );
});
