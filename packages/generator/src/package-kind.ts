import { planClient } from "./client/plan-client.js";
import { planModels } from "./models/plan-models.js";
import { planMocks } from "./mocks/plan-mocks.js";
import type { PackageContext } from "./package-context.js";
import { planValidators } from "./validators/plan-validators.js";
import type { PlannedFile } from "./planned-file.js";

/** The packages that can be made of a slice, each with the stage that plans its files. */
const planners = {
  models: planModels,
  validators: planValidators,
  client: planClient,
  mocks: planMocks,
} satisfies Readonly<Record<string, (context: PackageContext) => readonly PlannedFile[]>>;

export type PackageKind = keyof typeof planners;

export const PACKAGE_KINDS: readonly PackageKind[] = Object.keys(planners) as PackageKind[];

export function planPackage(kind: PackageKind, context: PackageContext): readonly PlannedFile[] {
  return planners[kind](context);
}
