/** A type, or the container, and what its paths lead to; see `RouteType` of the runtime. */
export interface RouteTypeView {
  readonly name: string;
  readonly base?: string;
  readonly groups: readonly RouteGroupView[];
  readonly isEmpty: boolean;
}

export interface RouteGroupView {
  readonly name: string;
  readonly members: readonly RouteMemberView[];
}

/** A member: the type that it leads to, or an action. */
export interface RouteMemberView {
  readonly name: string;
  readonly type?: string;
  readonly action?: RouteActionView;
  readonly isLong: boolean;
}

export interface RouteActionView {
  readonly parameters?: {
    readonly schema: string;
    readonly specifier: string;
    readonly isLong: boolean;
    readonly isLongImport: boolean;
  };
  readonly result?: string;
  readonly isLong: boolean;
  readonly isEmpty: boolean;
}
