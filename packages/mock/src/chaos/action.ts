/** What a fault does to a request. */
export interface Action {
  /** In place of the handler; nothing where the handler is asked after all. */
  readonly before?: (request: Request) => Promise<Response | undefined>;
  /** To what the handler has answered; nothing where that cannot be. */
  readonly after?: (response: Response, request: Request) => Promise<Response | undefined>;
}
