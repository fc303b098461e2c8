import type { Model } from "@graphslice/csdl";
import type { Issue } from "@graphslice/runtime/validation";
import type { ValidatorPackage } from "../validators/validator-package.js";
import type { Example, RequestExample, ResponseExample } from "./example.js";
import { expectBody, type Expectation } from "./expectation.js";
import { judgeBody } from "./judge-body.js";
import { UrlWalker } from "./url-walker.js";

/** The metadata that examples are judged by, and the validators made of it. */
export interface Edition {
  readonly model: Model;
  readonly validators: ValidatorPackage;
  /** Whether the metadata is so much younger than the pages that it has members which they cannot know of. */
  readonly isLater: boolean;
}

/** What became of a body. */
export interface Judgement {
  readonly example: Example;
  readonly expectation: Expectation;
  /** What is wrong with it; nothing of one that is right, or not judged. */
  readonly issues: readonly Issue[];
}

/** Judges the bodies of examples, each by what its request's address leads to. */
export async function judgeCorpus(
  examples: readonly Example[],
  requests: ReadonlyMap<string, RequestExample>,
  { model, validators, isLater }: Edition,
): Promise<readonly Judgement[]> {
  const walker = new UrlWalker(model);
  const judgements: Judgement[] = [];
  for (const example of examples) {
    const request = requestOf(example, requests);
    const expectation = expectBody(example, request, walker);
    const isPartial =
      example.kind === "response" && (isLater || isExcerpt(example, request?.url ?? ""));
    const issues = await judgeBody(example.body, expectation, validators, isPartial);
    judgements.push({ example, expectation, issues });
  }
  return judgements;
}

/** The request that an example is or answers. */
export function requestOf(
  example: Example,
  requests: ReadonlyMap<string, RequestExample>,
): RequestExample | undefined {
  return example.kind === "request" ? example : requests.get(example.request ?? "");
}

/** Whether a response leaves members out: because the page says so, or because it was asked to. */
function isExcerpt({ truncated }: ResponseExample, url: string): boolean {
  return truncated === true || /[$]select=/i.test(url);
}
