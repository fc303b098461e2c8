/** Whether a header field carries what opens doors. Such fields are left out of recordings altogether. */
export function isCredential(name: string): boolean {
  return /^(?:(?:proxy-)?authorization|cookie2?|set-cookie2?|x-ms-.*(?:token|cookie).*|x-api-key|.*-auth(?:-token)?)$/i.test(
    name,
  );
}
