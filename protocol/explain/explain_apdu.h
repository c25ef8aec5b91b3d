// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// One APDU of DLMS/COSEM, with its LLC header or without, whatever it is: the services with logical and short names,
/// association, notifications, ciphered forms and blocks. What is ciphered is opened when a key fits. Pure functions
/// over the scope; the parts stand in files of their own.
namespace meterbench::protocol::explain {

/// Appends the fields of an APDU that fills the slice.
void explainApdu(Scope& scope, const Slice& apdu, std::vector<Field>& into);
/// The same behind an LLC header E6 E6 00 or E6 E7 00, where there is one.
void explainLlcAndApdu(Scope& scope, const Slice& octets, std::vector<Field>& into);

/// The body of a notification without its head: a structure or an array, its date-time before it or not.
void explainBody(Scope& scope, const Slice& octets, std::vector<Field>& into);

/// How octets would do as something; nothing ciphered within is opened.
struct ApduFit {
    bool isWhole = false; ///< from end to end, without a fault
    bool isCiphered = false;
    std::size_t leftOver = 0; ///< octets behind it
};
[[nodiscard]] ApduFit fitOf(const Slice& apdu);
[[nodiscard]] ApduFit fitOfBody(const Slice& octets);

/// "get-request"; empty for octets that begin no APDU.
[[nodiscard]] std::string_view apduName(std::uint8_t tag);

// Each takes everything behind the tag; `apdu` is the field of the whole, to which the parts are added.
void explainRequest(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainResponse(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainShortName(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainAssociation(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainInitiate(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainNotification(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainCiphered(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu);
void explainGeneralBlock(Scope& scope, SliceReader& reader, Field& apdu);
/// Names the quantities of a pushed list among the fields of an explained notification. @param apdu its octets
void explainPushList(Scope& scope, Octets apdu, std::vector<Field>& notification);

} // namespace meterbench::protocol::explain
