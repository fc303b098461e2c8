import type { CardPayment, Payment, ReceiptCreate, ReceiptUpdate } from "./expected/src/index.js";

export function isCard(payment: Payment): payment is CardPayment {
  return payment["@odata.type"] === "#microsoft.graph.cardPayment" && payment.number.length > 0;
}

export const receipt: ReceiptCreate = {
  payments: [
    { "@odata.type": "#microsoft.graph.cardPayment", amount: 12.5, number: "4111" },
    { "@odata.type": "#microsoft.graph.giftPayment", amount: "7.50" },
  ],
  gift: { amount: 1 },
};

export const update: ReceiptUpdate = { refund: null };

export const incomplete: ReceiptUpdate = {
  // @ts-expect-error -- complex values are whole, so a card has a number
  refund: { "@odata.type": "#microsoft.graph.cardPayment", amount: 1 },
};
