/** Run functions of the pages on what stands in standard input: [{call, arguments}] → [{value} or {fault}]. */

import { readFileSync } from "node:fs";

import { csv } from "../src/table.js";
import { bind, isIri, termText } from "../src/terms.js";
import { fold, wordsOf } from "../src/words.js";

const functions = { bind, csv, fold, isIri, termText, wordsOf };

function outcome({ call, arguments: given }) {
  try {
    return { value: functions[call](...given) };
  } catch (error) {
    return { fault: error.constructor.name };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(outcome)));
