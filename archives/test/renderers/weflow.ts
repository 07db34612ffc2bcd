import type { Said } from "./canon.ts";

const SESSION = { wxid: "1@chatroom", nickname: "Rendered", displayName: "Rendered", type: "群聊" };

function rowOf({ id, at, text, replyTo }: Said, index: number): Record<string, unknown> {
  return {
    localId: index + 1,
    createTime: at / 1000,
    formattedTime: new Date(at).toISOString().slice(0, 19).replace("T", " "),
    type: "文本消息",
    localType: 1,
    content: text,
    isSend: 0,
    source: "",
    ...(id === null ? {} : { platformMessageId: id }),
    ...(replyTo === null ? {} : { replyToMessageId: replyTo }),
  };
}

/** The talk as WeFlow's detailed JSON. */
export function weFlowJson(said: readonly Said[]): string {
  const messages = said.map((one, i) => ({
    ...rowOf(one, i),
    senderUsername: one.sender,
    senderDisplayName: one.name,
  }));
  const session = { ...SESSION, messageCount: said.length, avatar: "data:image/png;base64,AAAA" };
  return JSON.stringify(
    { weflow: { version: "1.0.3", exportedAt: 1_717_236_000 }, session, messages },
    null,
    2,
  );
}

/** The talk as WeFlow's compact JSON, its names standing once for each sender. */
export function weFlowArkmeJson(said: readonly Said[]): string {
  const names = new Map(said.map(({ sender, name }) => [sender, name]));
  const numbers = new Map([...names.keys()].map((sender, i) => [sender, i + 1]));
  const senders = [...names].map(([wxid, nickname], i) => ({
    senderID: i + 1,
    wxid,
    displayName: nickname,
    nickname,
  }));
  const messages = said.map((one, i) => ({ ...rowOf(one, i), senderID: numbers.get(one.sender) }));
  const groupMembers = [...names].map(([wxid, nickname]) => ({
    wxid,
    displayName: nickname,
    nickname,
    remark: "",
  }));
  const weflow = { version: "1.0.3", exportedAt: 1_717_236_000, format: "arkme-json" };
  return JSON.stringify({ weflow, session: SESSION, senders, messages, groupMembers });
}
