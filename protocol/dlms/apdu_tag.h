// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

/// The first octet of every APDU (IEC 62056-5-3, clause 8), and which ciphered form belongs to which plain one. A
/// table.
namespace meterbench::protocol::dlms {

enum class ApduTag : std::uint8_t {
    InitiateRequest = 0x01,
    ReadRequest = 0x05,
    WriteRequest = 0x06,
    InitiateResponse = 0x08,
    ReadResponse = 0x0C,
    WriteResponse = 0x0D,
    ConfirmedServiceError = 0x0E,
    DataNotification = 0x0F,
    UnconfirmedWriteRequest = 0x16,
    InformationReportRequest = 0x18,
    GloInitiateRequest = 0x21,
    GloInitiateResponse = 0x28,
    Aarq = 0x60,
    Aare = 0x61,
    Rlrq = 0x62,
    Rlre = 0x63,
    GetRequest = 0xC0,
    SetRequest = 0xC1,
    EventNotificationRequest = 0xC2,
    ActionRequest = 0xC3,
    GetResponse = 0xC4,
    SetResponse = 0xC5,
    ActionResponse = 0xC7,
    ExceptionResponse = 0xD8,
    GeneralGloCiphering = 0xDB,
    GeneralDedCiphering = 0xDC,
    GeneralCiphering = 0xDD,
    GeneralSigning = 0xDF,
    GeneralBlockTransfer = 0xE0
};

/// Whether a message is protected by the global or by the dedicated key.
enum class KeySet : std::uint8_t { Global, Dedicated };

/// glo- or ded- form of a plain APDU. nullopt for one that has none and travels in general-glo or -ded ciphering.
[[nodiscard]] constexpr std::optional<std::uint8_t> cipheredTag(std::uint8_t plain, KeySet keys)
{
    const unsigned offset = keys == KeySet::Global ? 0 : 1;
    switch (plain) {
    case 0x01:
    case 0x05:
    case 0x06:
    case 0x08:
    case 0x0C:
    case 0x0D:
    case 0x0E:
    case 0x16:
    case 0x18:
        return static_cast<std::uint8_t>(plain + 0x20U + offset * 0x20U);
    case 0xC0:
    case 0xC1:
    case 0xC2:
    case 0xC3:
    case 0xC4:
    case 0xC5:
    case 0xC7:
        return static_cast<std::uint8_t>(plain + 8U + offset * 8U);
    default:
        return {};
    }
}

/// Which keys a ciphered tag asks for; nullopt for tags that are none.
[[nodiscard]] constexpr std::optional<KeySet> keySetOf(std::uint8_t tag)
{
    if (tag == static_cast<std::uint8_t>(ApduTag::GeneralGloCiphering))
        return KeySet::Global;
    if (tag == static_cast<std::uint8_t>(ApduTag::GeneralDedCiphering))
        return KeySet::Dedicated;
    for (const auto keys : {KeySet::Global, KeySet::Dedicated}) {
        const unsigned offset = keys == KeySet::Global ? 0 : 1;
        for (const unsigned distance : {0x20U + offset * 0x20U, 8U + offset * 8U}) {
            if (tag >= distance && cipheredTag(static_cast<std::uint8_t>(tag - distance), keys) == tag)
                return keys;
        }
    }
    return {};
}

} // namespace meterbench::protocol::dlms
