export const words = {
  picture: "连接图",
  list: "连接表",
  table: (count: string, _n: number) => `${count} 人全表`,
  fewer: "只看骨干",
  more: (count: string) => `再看 ${count} 人`,
  tiedTo: (name: string, count: string) => `与${name}有连接的 ${count} 人`,
  deep: "深",
  noTies: "还没有连接",
  alone: (name: string) => `只看${name}和身边的人`,
  egoTitle: (name: string) => `${name}和身边的人`,
  circleTitle: (label: string, count: string) => `${label}，${count} 人`,
  whole: "回到全图",
  circles: "圈子",
  moreCircles: (count: string) => `再看 ${count} 个圈子`,
  circlePeople: (count: string, _n: number) => `${count} 人`,
  grain: "一点是 10 人",
  between: "圈子之间的深连接",
  keys: "上下键换人，右键走到相连的人，左键退回。",
  restTied: (count: string) => `还有 ${count} 人`,
  picked: (name: string, fact: string) => `${name}，${fact}`,
};

export type MeshWords = typeof words;
