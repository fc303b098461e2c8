/** Where a rule ends that starts at a position, or -1 if it does not match there. */
type Rule = (text: string, start: number) => number;

const token =
  (pattern: RegExp): Rule =>
  (text, start) => {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = start;
    return sticky.test(text) ? sticky.lastIndex : -1;
  };
const sequence =
  (...rules: readonly Rule[]): Rule =>
  (text, start) =>
    rules.reduce((end, rule) => (end < 0 ? end : rule(text, end)), start);
const choice =
  (...rules: readonly Rule[]): Rule =>
  (text, start) => {
    for (const rule of rules) {
      const end = rule(text, start);
      if (end >= 0) return end;
    }
    return -1;
  };
const optional = (rule: Rule): Rule => choice(rule, (_, start) => start);
const many =
  (rule: Rule): Rule =>
  (text, start) => {
    let end = start;
    for (let next = rule(text, end); next > end; next = rule(text, end)) end = next;
    return end;
  };
const list = (item: Rule, separator: Rule): Rule => sequence(item, many(sequence(separator, item)));
const lazy =
  (rule: () => Rule): Rule =>
  (text, start) =>
    rule()(text, start);

const open = token(/\([ \t]*/);
const close = token(/[ \t]*\)/);
const comma = token(/[ \t]*,[ \t]*/);
const name = token(/[\p{L}_][\p{L}\p{N}_]*/u);
const qualifiedName = token(/[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+/u);
const annotation = token(/@[\p{L}_][\p{L}\p{N}_.]*/u);
const space = token(/[ \t]+/);

const literal = choice(
  token(/(null|true|false|NaN|-?INF)(?![\w.])/),
  token(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(?!\w)/i),
  token(/-?\d{4,}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d))?(?!\w)/i),
  token(/\d\d:\d\d(:\d\d(\.\d{1,12})?)?(?!\w)/),
  token(/[+-]?\d+(\.\d+)?(e[+-]?\d+)?(?!\w)/i),
  token(
    /((binary|duration|geography|geometry|[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+))?'([^']|'')*'/u,
  ),
);
const expression: Rule = lazy(() => list(sequence(operand, many(compared)), logical));
const logical = token(/[ \t]+(and|or)[ \t]+/);
const json = choice(
  sequence(
    token(/\[\s*/),
    optional(
      list(
        lazy(() => jsonItem),
        comma,
      ),
    ),
    token(/\s*\]/),
  ),
  sequence(
    token(/\{\s*/),
    optional(
      list(
        lazy(() => jsonMember),
        comma,
      ),
    ),
    token(/\s*\}/),
  ),
);
const jsonItem = choice(
  token(/"([^"\\]|\\.)*"/),
  lazy(() => expression),
);
const jsonMember = sequence(token(/"([^"\\]|\\.)*"\s*:\s*/), jsonItem);
const call = sequence(
  token(/(?!(any|all)\()[a-zA-Z]+/),
  open,
  optional(
    list(
      choice(
        qualifiedName,
        lazy(() => expression),
      ),
      comma,
    ),
  ),
  close,
);
const lambda = sequence(name, token(/[ \t]*:[ \t]*/), expression);
const parameters = sequence(
  open,
  optional(
    list(choice(sequence(name, token(/=/), choice(annotation, json, expression)), literal), comma),
  ),
  close,
);
const plainSegment = sequence(choice(qualifiedName, name), many(parameters));
const path = list(
  choice(
    sequence(token(/any/), open, optional(lambda), close),
    sequence(token(/all(?=\()/), open, lambda, close),
    sequence(token(/\$filter/), open, expression, close, many(parameters)),
    sequence(token(/\$count/), optional(sequence(token(/\(\$?filter=/), expression, close))),
    token(/\$(it|this|root)/),
    annotation,
    sequence(token(/(?!(any|all)\()/), plainSegment),
  ),
  token(/\//),
);
const operand: Rule = choice(
  sequence(
    token(/not[ \t]+/),
    lazy(() => operand),
  ),
  sequence(open, expression, close),
  json,
  literal,
  sequence(
    token(/-[ \t]*/),
    lazy(() => operand),
  ),
  (text, start) => {
    const called = call(text, start);
    return called >= 0 && text[called] !== "/" ? called : -1;
  },
  path,
);
const compared = choice(
  sequence(
    token(/[ \t]+in[ \t]+/),
    choice(
      sequence(open, optional(list(literal, comma)), close),
      lazy(() => operand),
    ),
  ),
  sequence(
    token(/[ \t]+(eq|ne|lt|le|gt|ge|has|add|sub|mul|div|divby|mod)[ \t]+/),
    lazy(() => operand),
  ),
);

const orderItem = sequence(expression, optional(sequence(space, token(/asc|desc/))));
const orderby = list(orderItem, comma);
const searchText = token(/"[^"]*"|[^;)"]+/);
const nested = (names: RegExp, rule: Rule): Rule => sequence(token(names), token(/=/), rule);
const countOptions = [nested(/\$?filter/, expression), nested(/\$?search/, searchText)];
const referenceOptions = [
  ...countOptions,
  nested(/\$?orderby/, orderby),
  nested(/\$?(top|skip)/, token(/\d+/)),
  nested(/\$?count/, token(/true|false/)),
];
const optionList = (options: readonly Rule[]): Rule =>
  sequence(token(/\(/), list(choice(...options), token(/;/)), token(/\)/));
const allOptions = (): readonly Rule[] => [
  ...referenceOptions,
  nested(/\$?select/, select),
  nested(/\$?expand/, expand),
  nested(/\$?levels/, token(/max|[1-9]\d*(?!\d)/)),
  nested(/@\w+/, literal),
];

const selectItem = sequence(
  choice(
    token(/\*/),
    sequence(
      list(choice(annotation, token(/[\w.]+\.\*/), qualifiedName, name), token(/\//)),
      optional(sequence(open, list(name, comma), close)),
    ),
  ),
  optional(lazy(() => optionList(allOptions()))),
);
const select: Rule = list(selectItem, comma);

const expandItem = sequence(
  choice(token(/\*/), token(/\$value/), list(choice(annotation, qualifiedName, name), token(/\//))),
  choice(
    sequence(token(/\/\$ref/), optional(optionList(referenceOptions))),
    sequence(token(/\/\$count/), optional(optionList(countOptions))),
    optional(lazy(() => optionList(allOptions()))),
  ),
);
const expand: Rule = list(expandItem, comma);

const rules = { filter: expression, orderby, select, expand, commonExpr: expression };

/** Whether text, percent-decoded, is what the OData ABNF has for a rule. Names need not exist in any model. */
export function isAccepted(rule: keyof typeof rules, text: string): boolean {
  return rules[rule](text, 0) === text.length;
}
