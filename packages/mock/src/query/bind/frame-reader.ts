import type { Navigator } from "../../item.js";
import type { Subject } from "../bound-query.js";
import type { ValueType } from "../values/value-type.js";
import { subjectReader } from "./bind-path.js";
import type { Frame } from "./bound.js";

/** Makes what expressions are evaluated against; `root` is by default the item. */
export type FrameReader = (item: Subject, navigator: Navigator, root?: Subject) => Frame;

export function frameReaderOf(current: ValueType, root: ValueType): FrameReader {
  const readCurrent = subjectReader(current);
  const readRoot = subjectReader(root);
  // One for all items: every lambda sets its variable before it reads it.
  const variables: unknown[] = [];
  return (item, navigator, rootItem) => {
    const value = readCurrent(item);
    return {
      root: rootItem === undefined ? value : readRoot(rootItem),
      current: value,
      variables,
      navigator,
    };
  };
}
