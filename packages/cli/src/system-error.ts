const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is not a folder",
  EISDIR: "it is a folder; expected a file",
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
};

/** Why reading or writing failed, in words; those of the system where there are no better ones. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = "code" in error ? reasons[String(error.code)] : undefined;
  return reason ?? error.message;
}
