import type {
  Circle,
  OData,
  Shape,
  ShapeCreate,
  ShapeShape,
  ShapeUpdate,
  Square,
} from "./expected/src/index.js";

export function measure(shape: Shape): OData.Double | null | undefined {
  if (shape["@odata.type"] === "#microsoft.graph.circle") {
    const circle: Circle = shape;
    return circle.radius;
  }
  if (shape["@odata.type"] === "#microsoft.graph.square") {
    const square: Square = shape;
    return square.side;
  }
  // @ts-expect-error -- what is left has no radius
  return shape.radius;
}

export function name(shape: Shape): string {
  switch (shape["@odata.type"]) {
    case "#microsoft.graph.circle":
      return `circle of ${shape.radius}`;
    case "#microsoft.graph.square":
      return `square with ${shape.corners} corners`;
    default: {
      const newer: OData.Newer<ShapeShape> = shape;
      const typeName: string = newer["@odata.type"];
      return `${newer.label ?? newer.id}, a ${typeName}`;
    }
  }
}

// @ts-expect-error -- which types are newer, the service says
export const triangle: Shape = { "@odata.type": "#microsoft.graph.triangle", id: "1" };

export const circle: ShapeCreate = { "@odata.type": "#microsoft.graph.circle", radius: 1 };
export const square: ShapeCreate = { "@odata.type": "#microsoft.graph.square", side: null };
// @ts-expect-error -- the service could not tell of which type it is
export const nameless: ShapeCreate = { radius: 1 };
// @ts-expect-error -- a circle has a radius
export const flat: ShapeCreate = { "@odata.type": "#microsoft.graph.circle" };
// @ts-expect-error -- a square has no radius
export const round: ShapeCreate = { "@odata.type": "#microsoft.graph.square", radius: 1 };
// @ts-expect-error -- an abstract type has no values of its own
export const abstract: ShapeCreate = { "@odata.type": "#microsoft.graph.polygon" };

export const renamed: ShapeUpdate = { label: "my shape" };
// @ts-expect-error -- a key does not change
export const moved: ShapeUpdate = { id: "2" };
