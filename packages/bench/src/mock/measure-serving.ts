import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Figure } from "../client/figure.js";
import { median } from "../measurement.js";
import { modulePath } from "../places.js";
import { sendRequests } from "./send-requests.js";
import type { Ports } from "./serve-both.js";

const REQUESTS = 4000;
const LIST = "/beta/officeConfiguration/clientConfigurations";
const CONFIGURATION = JSON.stringify({
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
  displayName: "Baseline",
  priority: 1000,
});

const kinds: readonly (readonly [name: string, head: string, body: string])[] = [
  ["GET one entity", `GET ${LIST}/id7`, ""],
  ["GET a page of 10", `GET ${LIST}?$top=10`, ""],
  ["POST an entity", `POST ${LIST}`, CONFIGURATION],
];

/** Time per request of the mock's server and of one of nothing but Node's that answers with the same bytes, in turns. */
export async function measureServing(runs: number): Promise<readonly Figure[]> {
  const child = fork(modulePath("./mock/serve-both.js"), { stdio: "inherit" });
  try {
    const [ports]: Ports[] = await once(child, "message");
    if (ports === undefined) throw new Error("the servers have not started");
    const figures: Figure[] = [];
    for (const [name, head, body] of kinds) {
      const send = async (port: number, count: number): Promise<number> => {
        await reset(child);
        return sendRequests(port, head, body, count);
      };
      for (const port of [ports.bare, ports.mock]) await send(port, REQUESTS);
      const bare: number[] = [];
      const mock: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        bare.push(await send(ports.bare, REQUESTS));
        mock.push(await send(ports.mock, REQUESTS));
      }
      figures.push(
        { name: `${name}: a bare server, per request`, values: bare, unit: "us" },
        { name: `${name}: the mock`, values: mock, unit: "us", limit: 2 * median(bare) },
      );
    }
    return figures;
  } finally {
    child.disconnect();
  }
}

/** What was created is gone, so that every run finds the same. */
async function reset(child: ChildProcess): Promise<void> {
  const isReady = once(child, "message");
  child.send("reset");
  await isReady;
}
