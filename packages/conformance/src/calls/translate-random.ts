import type { Model } from "@graphslice/csdl";
import { UrlWalker } from "../corpus/url-walker.js";
import { RandomRequests } from "./random-requests.js";
import { Random } from "./random.js";
import { translateCorpus, type TranslatedRequest } from "./translate-corpus.js";

/** Makes requests from metadata by chance and translates them; filters are written with the builder where they can be. */
export function translateRandom(
  model: Model,
  count: number,
  seed: number,
): readonly TranslatedRequest[] {
  const walker = new UrlWalker(model);
  const maker = new RandomRequests(model, walker, new Random(seed));
  const requests = translateCorpus(maker.make(count), walker);
  return requests.map(({ request, translation }) =>
    translation.kind === "fault"
      ? { request, translation }
      : {
          request,
          translation: { ...translation, expression: build(translation.expression, maker.filters) },
        },
  );
}

/** Puts code in place of the texts of filters. */
function build(expression: string, filters: ReadonlyMap<string, string>): string {
  return expression.replaceAll(/filter: ("(?:[^"\\]|\\.)*")/g, (member, text: string) => {
    const code = filters.get(String(JSON.parse(text)));
    return code === undefined ? member : `filter: _.where((it) => ${code})`;
  });
}
