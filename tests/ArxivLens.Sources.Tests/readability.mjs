// Reads pages by path, one a line, and answers with the HTML that Readability finds, one JSON string a line.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const load = (name) => vm.runInContext(readFileSync(new URL(name, import.meta.url), "utf8"), context);
const context = vm.createContext({ console });
load("JSDOMParser.js");
load("Readability.js");
context.read = (html) => new context.Readability(new context.JSDOMParser().parse(html, "https://courier.example/page")).parse();

for await (const path of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(context.read(readFileSync(path, "utf8"))?.content ?? ""));
}
