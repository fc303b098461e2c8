import { describe, expect, test } from "vitest";
import { MemoryResponse } from "../src/memory-response.js";

const json = '{"a":"ä"}';
const create = (content: string | Uint8Array<ArrayBuffer> = json): MemoryResponse =>
  new MemoryResponse(content, { status: 201, headers: { "content-type": "application/json" } });

describe("a response of bytes at hand reads as the platform's", () => {
  test("as text, JSON, bytes and blob", async () => {
    expect(await create().text()).toBe(json);
    expect(await create().json()).toEqual({ a: "ä" });
    expect((await create().arrayBuffer()).byteLength).toBe(10);
    expect((await create().bytes()).length).toBe(10);
    const blob = await create().blob();
    expect({ type: blob.type, size: blob.size }).toEqual({ type: "application/json", size: 10 });
    expect(await create(new Uint8Array([97])).text()).toBe("a");
  });

  test("as a stream", async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of create().body ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(json);
  });

  test("once", async () => {
    const response = create();
    expect(response.bodyUsed).toBe(false);
    await response.text();
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("with a clone that can be read as well", async () => {
    const response = create();
    const clone = response.clone();
    expect(clone.status).toBe(201);
    expect(await Promise.all([response.text(), clone.text()])).toEqual([json, json]);
  });

  test("by way of another response", async () => {
    const response = create();
    expect(await new Response(response.body, response).json()).toEqual({ a: "ä" });
  });
});
