import { createDoc } from "../views/doc-view.js";
import { createMember } from "../views/create-member.js";
import type { MemberView } from "../views/module-view.js";
import { keyword } from "../views/type-view.js";

/**
 * The control information of a stream property, or, without a name, of a media entity
 * (OData JSON Format 4.01 §4.5.12).
 */
export function declareStreamMembers(property = ""): readonly MemberView[] {
  const subject = property === "" ? "the entity's stream" : `\`${property}\``;
  const members: readonly (readonly [string, string])[] = [
    ["mediaReadLink", `Where the bytes of ${subject} can be read.`],
    ["mediaEditLink", `Where the bytes of ${subject} can be written.`],
    ["mediaContentType", `Media type of ${subject}.`],
    ["mediaEtag", `ETag of ${subject}.`],
  ];
  return members.map(([name, description]) =>
    createMember(`${property}@odata.${name}`, keyword("string"), {
      isOptional: true,
      doc: createDoc({ description }, 2),
    }),
  );
}
