import { expect, test } from "vitest";
import { Refusal, type GraphAccess } from "../../src/index.js";
import { createOffice, DATA, LIST, SECURITY } from "./client.js";

type Work = (graph: GraphAccess) => void;

/** Does what it is told, and refuses in the end. */
function failingAfter(work: Work): ReturnType<typeof createOffice> {
  return createOffice({
    data: DATA,
    operations: {
      assign: ({ graph }) => {
        work(graph);
        throw new Refusal(409, "No.");
      },
    },
  });
}

const WORKS: readonly (readonly [string, Work])[] = [
  ["deletions", (graph) => ["a", "b"].forEach((id) => graph.delete(`${LIST}/${id}`))],
  [
    "a change before a deletion",
    (graph) => {
      graph.update(`${LIST}/a`, { priority: 7 });
      graph.delete(`${LIST}/a`);
    },
  ],
  [
    "another entity in the place of a deleted one",
    (graph) => {
      graph.delete(`${LIST}/a`);
      const { path } = graph.create(LIST, { "@odata.type": SECURITY, priority: 1 });
      graph.update(path, { priority: 5 });
      graph.delete(path);
      graph.create(LIST, { "@odata.type": SECURITY, priority: 1 });
    },
  ],
  ["a creation", (graph) => void graph.create(`${LIST}/b/assignments`, {})],
];

test.each(WORKS)(
  "%s are undone when the action is refused, and what is unique with them",
  async (_, work) => {
    const { mock, call } = failingAfter(work);
    const before = mock.state();
    const { status } = await call("POST", `${LIST}/a/assign`, {
      officeConfigurationAssignments: [],
    });
    expect(status).toBe(409);
    expect(mock.state()).toEqual(before);
    const taken = { "@odata.type": SECURITY, priority: 1 };
    expect((await call("POST", LIST, taken)).status).toBe(409);
    for (const priority of [5, 7]) {
      expect((await call("POST", LIST, { ...taken, priority })).status).toBe(201);
    }
  },
);

test("a refusal that an operation catches has changed nothing, and the operation goes on", async () => {
  const { mock, call } = createOffice({
    data: DATA,
    operations: {
      assign: ({ graph }) => {
        graph.update(`${LIST}/a`, { description: "kept" });
        expect(() => graph.create(LIST, { "@odata.type": SECURITY, priority: 2 })).toThrow(
          "priority",
        );
        expect(() => graph.update(`${LIST}/a`, { priority: 2 })).toThrow("priority");
        return undefined;
      },
    },
  });
  const body = { officeConfigurationAssignments: [] };
  expect((await call("POST", `${LIST}/a/assign`, body)).status).toBe(204);
  const [a, ...others] = DATA.officeConfiguration.clientConfigurations;
  expect(mock.state()).toMatchObject({
    officeConfiguration: { clientConfigurations: [{ ...a, description: "kept" }, ...others] },
  });
});
