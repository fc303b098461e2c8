/** Why a type is in a slice: the first link found that leads to it, counted from the roots. */
export type Reason =
  | { readonly kind: "root"; readonly root: string }
  | { readonly kind: "base"; readonly of: string }
  | { readonly kind: "derived"; readonly from: string }
  | { readonly kind: "way"; readonly root: string }
  | {
      readonly kind: "property" | "navigation";
      readonly type: string;
      readonly member: string;
    }
  | {
      readonly kind: "parameter" | "return";
      readonly operation: string;
      /** The type that the operation is bound to; absent for unbound operations. */
      readonly type?: string;
      readonly member?: string;
    };

/** The qualified name of the type before this one in the chain; none at a root. */
export function predecessorOf(reason: Reason): string | undefined {
  switch (reason.kind) {
    case "root":
    case "way":
      return undefined;
    case "base":
      return reason.of;
    case "derived":
      return reason.from;
    default:
      return reason.type;
  }
}

/** Says a reason in words: `type of property target of microsoft.graph.officeClientConfigurationAssignment`. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case "root":
      return `root ${reason.root}`;
    case "way":
      return `on the way of root ${reason.root}`;
    case "base":
      return `base type of ${reason.of}`;
    case "derived":
      return `derived from ${reason.from}`;
    case "property":
      return `type of property ${reason.member} of ${reason.type}`;
    case "navigation":
      return `target of navigation property ${reason.member} of ${reason.type}`;
    case "parameter":
      return `type of parameter ${reason.member ?? ""} of ${reason.operation}${boundTo(reason.type)}`;
    case "return":
      return `return type of ${reason.operation}${boundTo(reason.type)}`;
  }
}

function boundTo(type: string | undefined): string {
  return type === undefined ? "" : `, bound to ${type}`;
}
