import { Command, Option } from "commander";
import type { DiffFlags } from "./commands/diff.js";
import type { GenerateFlags } from "./commands/generate.js";
import type { RecordFlags } from "./commands/record.js";
import type { MatrixFlags } from "./commands/matrix.js";
import type { UpdateFlags } from "./commands/update.js";
import type { ValidateFlags } from "./commands/validate.js";
import {
  addConfigOptions,
  addContentOptions,
  addPackageOptions,
  addSelectionOptions,
  text,
  type SliceFlags,
} from "./config/slice-options.js";
import { addDownloadOptions, addPullOptions, type PullFlags } from "./config/pull-options.js";
import type { ExitCode } from "./exit-code.js";
import { addListenOptions, addMockOptions, type MockFlags } from "./mock/mock-flags.js";
import type { OutputFlags, Terminal } from "./terminal/terminal.js";
import { VERSION } from "./version.js";

/**
 * Builds the command line. `finish` is told the exit code of the command that ran. Commands are loaded when they run:
 * they bring the generator, and help should not wait for that.
 */
export function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command("graphslice")
    .description("Generates just the slice of Microsoft Graph that your project needs.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error/, terminal.colors.red)),
    });
  const add = (name: string, summary: string): Command =>
    program
      .command(name)
      .description(summary)
      .option("--json", "print the result as JSON")
      .addOption(new Option("--quiet", "print errors only").conflicts("verbose"))
      .option("--verbose", "print everything")
      .option("--no-color", "print without colours");

  addPackageOptions(addSelectionOptions(add("generate", "Write the packages of slices")))
    .option("--dry-run", "say what would be written, and write nothing")
    .addHelpText(
      "after",
      `
Examples:
  graphslice generate
  graphslice generate --slice directory --dry-run
  graphslice generate --metadata graph.csdl.xml --root /users --name users --out packages`,
    )
    .action(async (flags: GenerateFlags) => {
      const { generate } = await import("./commands/generate.js");
      finish(await generate(flags, terminal));
    });
  addPackageOptions(
    addSelectionOptions(add("check", "Compare the packages with what would be generated")),
  )
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing differs; 1 something is wrong; 3 something differs.",
    )
    .action(async (flags: SliceFlags & OutputFlags) => {
      const { check } = await import("./commands/check.js");
      finish(await check(flags, terminal));
    });
  addSelectionOptions(add("explain", "Say why a type or an operation is in a slice"))
    .argument("<name>", "qualified name, or its end: microsoft.graph.user, user")
    .addHelpText(
      "after",
      `
Example:
  graphslice explain identitySet --metadata graph.csdl.xml --root /users`,
    )
    .action(async (name: string, flags: SliceFlags & OutputFlags) => {
      const { explain } = await import("./commands/explain.js");
      finish(await explain(name, flags, terminal));
    });
  addSelectionOptions(add("slice", "Write a slice as CSDL of its own"))
    .option("--out <file>", "file to write (default: standard output)")
    .addHelpText(
      "after",
      `
Example:
  graphslice slice --metadata graph.csdl.xml --root /users --out users.csdl.xml`,
    )
    .action(async (flags: SliceFlags & OutputFlags) => {
      const { slice } = await import("./commands/slice.js");
      finish(await slice(flags, terminal));
    });
  addContentOptions(
    addConfigOptions(
      add("diff", "Say what changed between two versions of metadata, and for whom"),
    ),
  )
    .argument("<old>", "CSDL file")
    .argument("<new>", "CSDL file")
    .addOption(new Option("--markdown", "print the result as Markdown").conflicts("json"))
    .addOption(
      new Option(
        "--fail-on <level>",
        "exit with 3 if there is a change of this level or above",
      ).choices(["breaking", "feature", "fix"]),
    )
    .addHelpText(
      "after",
      `
Exit codes: 0 compared; 1 something cannot be read; 3 with --fail-on, the level is reached.

Examples:
  graphslice diff last-week.csdl.xml this-week.csdl.xml --root /users --fail-on breaking
  graphslice diff old.csdl.xml new.csdl.xml --slice directory --markdown`,
    )
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { diff } = await import("./commands/diff.js");
      finish(await diff(before, after, flags, terminal));
    });
  addContentOptions(
    addConfigOptions(
      add("matrix", "Say what of a service is in which of several files of metadata"),
    ),
  )
    .argument("<files...>", "CSDL files, two or more")
    .option("--all", "print also what all files have")
    .addOption(new Option("--markdown", "print the result as Markdown").conflicts("json"))
    .addHelpText(
      "after",
      `
Example:
  graphslice matrix global.csdl.xml china.csdl.xml --root /users --markdown`,
    )
    .action(async (files: readonly string[], flags: MatrixFlags) => {
      const { matrix } = await import("./commands/matrix.js");
      finish(await matrix(files, flags, terminal));
    });
  addDownloadOptions(
    addConfigOptions(
      add("update", "Take new metadata, write the packages anew, and a changeset of what changed"),
    ).option("--from <file>", "take this CSDL file, and download nothing", text),
  )
    .option("--dry-run", "say what would be written, and write nothing")
    .addOption(new Option("--markdown", "print the result as Markdown").conflicts("json"))
    .option("--no-changeset", "write no changeset")
    .addHelpText(
      "after",
      `
The metadata is pulled as graphslice pull does it. Metadata, packages and changesets are written together, or nothing
where anything is wrong.

Examples:
  graphslice update
  graphslice update --from graph.csdl.xml --dry-run
  graphslice update --from graph.csdl.xml --slice directory --markdown > pull-request.md`,
    )
    .action(async (flags: UpdateFlags) => {
      const { update } = await import("./commands/update.js");
      finish(await update(flags, terminal));
    });
  addSelectionOptions(add("validate", "Say what is wrong with JSON bodies, pages and recordings"))
    .argument("<files...>", "JSON body, page, array or HAR; - for standard input")
    .option(
      "--type <type>",
      "type of the bodies: qualified name, or its end; needed where neither they nor URLs tell",
      text,
    )
    .addOption(
      new Option("--mode <mode>", "who says the bodies (default: response)").choices([
        "response",
        "create",
        "update",
      ]),
    )
    .option("--partial", "let responses lack members, as those cut by $select do")
    .addHelpText(
      "after",
      `
Exit codes: 0 all are valid; 1 something cannot be judged; 3 something is invalid.

Examples:
  graphslice validate user.json --type microsoft.graph.user
  curl … | graphslice validate - --type user --mode create
  graphslice validate recording.har --verbose`,
    )
    .action(async (files: readonly string[], flags: ValidateFlags) => {
      const { validate } = await import("./commands/validate.js");
      finish(await validate(files, flags, terminal));
    });
  addMockOptions(addSelectionOptions(add("mock", "Serve a slice from memory, over HTTP")))
    .addHelpText(
      "after",
      `
The first line that is printed is the URL of the service. What the mock holds is at /__graphslice/state.

Examples:
  graphslice mock
  graphslice mock --metadata graph.csdl.xml --port 8080 --base-path /beta
  graphslice mock --data state.json --save state.json --watch
  graphslice mock --chaos "0.1, throttle=date@2 POST /users"`,
    )
    .action(async (flags: MockFlags) => {
      const { mock } = await import("./commands/mock.js");
      finish(await mock(flags, terminal));
    });
  addListenOptions(
    add("record", "Record what an app asks of Graph, without what tells of the tenant"),
  )
    .requiredOption("--out <file>", "HAR file to write when the recording is interrupted", text)
    .option("--target <url>", "origin of the service", text, "https://graph.microsoft.com")
    .option("--force", "replace the file")
    .addHelpText(
      "after",
      `
The first line that is printed is the URL to give to the app in place of the service's origin. Ctrl-C ends the
recording. Tokens pass through and are never written; ids, names, addresses and texts are replaced, the same value by
the same stand-in everywhere.

Example:
  graphslice record --out recordings/list-users.har --port 8080`,
    )
    .action(async (flags: RecordFlags) => {
      const { record } = await import("./commands/record.js");
      finish(await record(flags, terminal));
    });
  addPullOptions(add("pull", "Download the metadata that slices are made of"))
    .argument("[source]", "v1.0, beta or the URL of a $metadata (default: what the config says)")
    .addHelpText(
      "after",
      `
Examples:
  graphslice pull
  graphslice pull beta --slice directory
  graphslice pull v1.0 --root /users --out metadata/users/`,
    )
    .action(async (source: string | undefined, flags: PullFlags & OutputFlags) => {
      const { pull } = await import("./commands/pull.js");
      finish(await pull(source, flags, terminal));
    });
  return program;
}
