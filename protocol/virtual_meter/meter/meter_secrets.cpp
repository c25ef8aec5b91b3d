// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/meter_secrets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace meterbench::protocol::virtual_meter {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view fileFormat = "meterbench-keys";
constexpr int fileVersion = 1;

std::string hexOf(std::span<const std::byte> octets)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const auto octet : octets) {
        text += digits[std::to_integer<std::size_t>(octet >> 4U)];
        text += digits[std::to_integer<std::size_t>(octet & std::byte{0x0F})];
    }
    return text;
}

std::optional<unsigned> digitOf(char character)
{
    if (character >= '0' && character <= '9')
        return static_cast<unsigned>(character - '0');
    if (character >= 'A' && character <= 'F')
        return static_cast<unsigned>(character - 'A' + 10);
    if (character >= 'a' && character <= 'f')
        return static_cast<unsigned>(character - 'a' + 10);
    return {};
}

bool takeHex(std::string_view text, std::span<std::byte> octets)
{
    if (text.size() != 2 * octets.size())
        return false;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const auto high = digitOf(text[2 * i]);
        const auto low = digitOf(text[2 * i + 1]);
        if (!high || !low)
            return false;
        octets[i] = static_cast<std::byte>(*high << 4U | *low);
    }
    return true;
}

tl::unexpected<Error> damaged(std::string_view member, std::string_view reason)
{
    return failure("key-file", {{"member", std::string(member)}, {"reason", std::string(reason)}}, std::string(member));
}

/// The members of a file with the place each goes to.
struct Members {
    std::vector<std::pair<std::string_view, std::span<std::byte>>> octets;
    std::vector<std::pair<std::string_view, std::string*>> texts;
};

Members membersOf(MeterSecrets& secrets)
{
    return {{{"systemTitle", secrets.systemTitle}, {"encryptionKey", secrets.encryption},
                {"broadcastKey", secrets.broadcast}, {"authenticationKey", secrets.authentication},
                {"masterKey", secrets.master}},
        {{"readerPassword", &secrets.readerPassword}, {"technicianSecret", &secrets.technicianSecret},
            {"managementSecret", &secrets.managementSecret}, {"readoutPassword", &secrets.readoutPassword}}};
}

bool isPrintable(std::string_view text)
{
    return std::ranges::all_of(text, [](char each) { return each >= ' ' && each <= '~'; });
}

/// @return the member taken out of the file. Errors: missing, or not of the type.
Result<Json> take(Json& file, std::string_view name, Json::value_t type)
{
    const auto found = file.find(name);
    if (found == file.end())
        return damaged(name, "missing");
    if (found->type() != type)
        return damaged(name, "type");
    auto value = std::move(*found);
    file.erase(found);
    return value;
}

} // namespace

MeterSecrets freshSecrets(std::uint64_t serial, const std::function<void(std::span<std::byte>)>& random)
{
    MeterSecrets secrets;
    // As pushes of real meters show it: maker's mark with a letter, and the serial number.
    constexpr std::string_view mark = "KAME";
    for (std::size_t i = 0; i < mark.size(); ++i) {
        secrets.systemTitle[i] = static_cast<std::byte>(mark[i]);
        secrets.systemTitle[mark.size() + i] = static_cast<std::byte>(serial >> (8U * (3U - i)) & 0xFFU);
    }
    for (Key* key : {&secrets.encryption, &secrets.broadcast, &secrets.authentication, &secrets.master})
        random(*key);
    secrets.readerPassword = demonstration::readerPassword;
    secrets.technicianSecret = demonstration::technicianSecret;
    secrets.managementSecret = demonstration::managementSecret;
    secrets.readoutPassword = demonstration::readoutPassword;
    secrets.kmpPassword = demonstration::kmpPassword;
    return secrets;
}

std::string writeKeyFile(const MeterSecrets& secrets)
{
    Json file;
    file["format"] = fileFormat;
    file["version"] = fileVersion;
    auto copy = secrets;
    const auto members = membersOf(copy);
    for (const auto& [name, octets] : members.octets)
        file[std::string(name)] = hexOf(octets);
    for (const auto& [name, text] : members.texts)
        file[std::string(name)] = *text;
    file["kmpPassword"] = secrets.kmpPassword;
    return file.dump(2) + "\n";
}

Result<MeterSecrets> readKeyFile(std::string_view json)
{
    auto file = Json::parse(json, nullptr, false);
    if (!file.is_object())
        return damaged("", "no JSON object");
    const auto format = take(file, "format", Json::value_t::string);
    if (!format || format->get_ref<const std::string&>() != fileFormat)
        return damaged("format", std::string(fileFormat) + " expected");
    const auto version = take(file, "version", Json::value_t::number_unsigned);
    if (!version || *version != fileVersion)
        return damaged("version", std::to_string(fileVersion) + " expected");
    MeterSecrets secrets;
    const auto members = membersOf(secrets);
    for (const auto& [name, octets] : members.octets) {
        const auto value = take(file, name, Json::value_t::string);
        if (!value)
            return tl::unexpected(value.error());
        if (!takeHex(value->get_ref<const std::string&>(), octets))
            return damaged(name, std::to_string(2 * octets.size()) + " hexadecimal digits expected");
    }
    for (const auto& [name, text] : members.texts) {
        const auto value = take(file, name, Json::value_t::string);
        if (!value)
            return tl::unexpected(value.error());
        *text = value->get_ref<const std::string&>();
        if (text->empty() || text->size() > longestSecret || !isPrintable(*text))
            return damaged(name, "1 to " + std::to_string(longestSecret) + " printable ASCII characters expected");
    }
    const auto password = take(file, "kmpPassword", Json::value_t::number_unsigned);
    if (!password)
        return tl::unexpected(password.error());
    if (*password > UINT16_MAX)
        return damaged("kmpPassword", "0 to 65535 expected");
    secrets.kmpPassword = password->get<std::uint16_t>();
    if (!file.empty())
        return damaged(file.begin().key(), "unknown");
    return secrets;
}

} // namespace meterbench::protocol::virtual_meter
