import { ApplicationReview, MyApplication } from "@kith/contract/applications";
import { LARGEST_FILE_BYTES } from "@kith/contract/gate";
import { Refusal } from "@kith/contract/platform";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { dataFolderOf } from "../app.ts";
import { joined, ownWorld, visitor, type Visitor } from "../world.ts";
import { applicant, done, openGate, R09, type Applicant } from "./world.ts";

const world = ownWorld();

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100, 7)]);
const wanted = {
  ...R09,
  evidence: { wanted: "required" as const, ask: "准考证照片，好确认你真的要考", keptDays: 10 },
};

async function upload(by: Visitor, id: string, bytes: Buffer, name = "准考证.png") {
  const answer = await world.current.app.inject({
    method: "POST",
    url: `/api/applications/${id}/evidence?name=${encodeURIComponent(name)}`,
    headers: { cookie: by.cookie, "content-type": "application/octet-stream" },
    payload: bytes,
  });
  return { status: answer.statusCode, text: answer.payload };
}

async function shows(by: Applicant): Promise<string> {
  const answer = await upload(by, by.application.id, PNG);
  expect(answer.status, answer.text).toBe(201);
  return MyApplication.parse(JSON.parse(answer.text)).evidence[0]!.id;
}

const reasonOf = ({ text }: { readonly text: string }) => Refusal.parse(JSON.parse(text)).reason;

const filesKept = () => {
  const folder = path.join(dataFolderOf(world.current.app), "files/evidence");
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("evidence", () => {
  test("is seen by the applicant and the reviewers, and by nobody else", async () => {
    const community = await openGate(world.current, wanted);
    const lin = await applicant(world.current, community, "林夏");
    expect(lin.application).toMatchObject({ isEvidenceMissing: true, can: { addEvidence: true } });
    const fileId = await shows(lin);
    const own = `/api/applications/${lin.application.id}/evidence/${fileId}`;
    const reviewed = `${community.path}/applications/${lin.application.id}/evidence/${fileId}`;
    const he = await joined(world.current, community, "何川");
    const other = await applicant(world.current, community, "莫言之");
    expect((await lin.get(own)).status).toBe(200);
    expect((await community.organiser.get(reviewed)).status).toBe(200);
    expect((await community.organiser.get(own)).status).toBe(404);
    expect((await he.get(reviewed)).status).toBe(403);
    expect((await he.get(own)).status).toBe(404);
    expect((await other.get(own)).status).toBe(404);
    expect((await other.get(reviewed)).status).toBe(404);
    const swapped = `/api/applications/${other.application.id}/evidence/${fileId}`;
    expect((await other.get(swapped)).status).toBe(404);
  });

  test("is sent as what it is, and as nothing that could act", async () => {
    const community = await openGate(world.current, wanted);
    const lin = await applicant(world.current, community, "林夏");
    const fileId = await shows(lin);
    const url = `/api/applications/${lin.application.id}/evidence/${fileId}`;
    const answer = await world.current.app.inject({ url, headers: { cookie: lin.cookie } });
    expect(answer.rawPayload).toEqual(PNG);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  test("is an image or a PDF by its own bytes, whatever it is called, and not too large", async () => {
    const community = await openGate(world.current, wanted);
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    const before = filesKept().length;
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    expect(reasonOf(await upload(lin, id, page, "准考证.png"))).toBe("notAnImageOrPdf");
    expect(reasonOf(await upload(lin, id, Buffer.alloc(0)))).toBe("notAnImageOrPdf");
    const large = Buffer.concat([PNG, Buffer.alloc(LARGEST_FILE_BYTES)]);
    expect((await upload(lin, id, large)).status).toBe(413);
    expect(filesKept().length).toBe(before);
    expect((await upload(lin, id, Buffer.from("%PDF-1.7 x"), "a.pdf")).status).toBe(201);
  });

  test("is five files at most, and may be taken back", async () => {
    const community = await openGate(world.current, wanted);
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    const fileId = await shows(lin);
    for (let number = 1; number < 5; number++) expect((await upload(lin, id, PNG)).status).toBe(201);
    expect(reasonOf(await upload(lin, id, PNG))).toBe("tooManyFiles");
    const file = `/api/applications/${id}/evidence/${fileId}`;
    expect((await lin.delete(file)).status).toBe(204);
    expect((await lin.delete(file)).status).toBe(404);
    expect((await lin.get(file)).status).toBe(404);
    expect((await upload(lin, id, PNG)).status).toBe(201);
  });

  test("cannot be brought to what is not one's own, is decided, or asks for none", async () => {
    const community = await openGate(world.current, wanted);
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    const stranger = await visitor(world.current, "过客");
    const before = filesKept().length;
    expect((await upload(stranger, id, PNG)).status).toBe(404);
    await community.organiser.post(`${community.path}/applications/${id}/decide`, {
      outcome: "admit",
      reason: "",
    });
    expect(reasonOf(await upload(lin, id, PNG))).toBe("notWaiting");
    const plain = await applicant(world.current, await openGate(world.current), "莫言之");
    expect((await upload(plain, plain.application.id, PNG)).status).toBe(404);
    expect(filesKept().length).toBe(before);
  });

  test("that is asked for keeps a rule from admitting alone: people look at it", async () => {
    const community = await openGate(world.current, wanted);
    const he = await joined(world.current, community, "何川");
    const lin = await applicant(world.current, community, "林夏", { referee: { by: "name", name: "何川" } });
    await he.post(`${community.path}/vouching/${lin.application.id}`, { vouches: true, words: "" });
    const url = `${community.path}/applications/${lin.application.id}`;
    const review = done(await community.organiser.get(url), 200, ApplicationReview);
    expect(review).toMatchObject({
      state: "waiting",
      isEvidenceMissing: true,
      referee: { state: "vouched" },
    });
  });
});
