import {
  findAnnotation,
  readBool,
  readCapabilities,
  readConstant,
  readMember,
  type ModelElement,
} from "@graphslice/csdl";
import { badRequest } from "../refusal.js";
import type { QueryOptions } from "../query/query-options.js";
import type { CollectionResource, EntityResource } from "../resource/resource.js";

const NAMESPACE = "Org.OData.Capabilities.V1";

/** The set, singleton or navigation property that a resource is reached by; what a function returned has none. */
export function elementOf({
  relation,
}: CollectionResource | EntityResource): ModelElement | undefined {
  switch (relation.kind) {
    case "list":
      return relation.list.element;
    case "references":
      return relation.property;
    case "computed":
      return undefined;
  }
}

type Capabilities = ReturnType<typeof readCapabilities>;

const COMPUTED: Capabilities = {
  canRead: true,
  canCount: true,
  canInsert: false,
  canUpdate: false,
  canDelete: false,
};

const capabilities = new WeakMap<ModelElement, Capabilities>();

/** What the annotations of a resource's element let requests do. */
export function capabilitiesOf(resource: CollectionResource | EntityResource): Capabilities {
  const element = elementOf(resource);
  if (element === undefined) return COMPUTED;
  let found = capabilities.get(element);
  if (found === undefined) capabilities.set(element, (found = readCapabilities(element)));
  return found;
}

/**
 * Refuses query options that the metadata does not allow on a collection: at its set or navigation property, or, as
 * Graph's metadata has it, at the type of its items.
 *
 * @throws {Refusal} 400
 */
export function checkOptions(resource: CollectionResource, options: QueryOptions): void {
  const element = elementOf(resource);
  for (const annotated of element === undefined ? [resource.type] : [element, resource.type]) {
    const refuses = (term: string, member: string): boolean =>
      readConstant(readMember(findAnnotation(annotated, `${NAMESPACE}.${term}`)?.value, member)) ===
      "false";
    const isUnsupported = (term: string): boolean =>
      readBool(annotated, `${NAMESPACE}.${term}`) === false;
    if (options.filter !== undefined && refuses("FilterRestrictions", "Filterable"))
      throw refused("$filter");
    if (options.orderby !== undefined && refuses("SortRestrictions", "Sortable"))
      throw refused("$orderby");
    if (options.expand !== undefined && refuses("ExpandRestrictions", "Expandable"))
      throw refused("$expand");
    if (options.search !== undefined && refuses("SearchRestrictions", "Searchable"))
      throw refused("$search");
    if (options.count === true && refuses("CountRestrictions", "Countable"))
      throw refused("$count");
    if (options.top !== undefined && isUnsupported("TopSupported")) throw refused("$top");
    if (options.skip !== undefined && isUnsupported("SkipSupported")) throw refused("$skip");
  }
}

function refused(option: string): ReturnType<typeof badRequest> {
  return badRequest(`The query option '${option}' is not allowed for this resource.`);
}
