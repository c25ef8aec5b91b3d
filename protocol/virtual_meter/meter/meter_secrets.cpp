// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/meter_secrets.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace meterbench::protocol::virtual_meter {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view fileFormat = "meterbench-keys";
constexpr int sharedKeysVersion = 1; ///< one set of keys for all associations
constexpr int ownKeysVersion = 2;

struct NamedRole {
    Role role;
    std::string_view member;
};
/// Associations that may have keys of their own; the others are the management's.
constexpr std::array<NamedRole, 3> ownedRoles{
    {{Role::Reader, "reader"}, {Role::Technician, "technician"}, {Role::ConsumerPush, "consumerPush"}}};

/// A document that leaves none of its texts behind.
struct WipedJson {
    Json json;

    explicit WipedJson(Json itsJson = Json::object()) : json(std::move(itsJson)) { }
    WipedJson(const WipedJson&) = delete;
    WipedJson& operator=(const WipedJson&) = delete;
    WipedJson(WipedJson&&) = delete;
    WipedJson& operator=(WipedJson&&) = delete;
    ~WipedJson() { wipeTexts(json); }

private:
    static void wipeTexts(Json& part)
    {
        if (part.is_string())
            wipe(part.get_ref<std::string&>());
        else if (part.is_structured())
            std::ranges::for_each(part, wipeTexts);
    }
};

std::string hexOf(std::span<const std::byte> octets)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    text.reserve(2 * octets.size());
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

/// The members of an object of the file, each asked for once.
class Reading {
public:
    explicit Reading(const Json& json) : m_json(json) { }

    /// Errors: missing, or not of the type.
    [[nodiscard]] Result<const Json*> take(std::string_view name, Json::value_t type)
    {
        m_known.push_back(name);
        const auto found = m_json.find(name);
        if (found == m_json.end())
            return damaged(name, "missing");
        if (found->type() != type)
            return damaged(name, "type");
        return &*found;
    }
    [[nodiscard]] bool has(std::string_view name) const { return m_json.contains(name); }
    [[nodiscard]] Result<void> takeOctets(std::string_view name, std::span<std::byte> octets)
    {
        const auto value = take(name, Json::value_t::string);
        if (!value)
            return tl::unexpected(value.error());
        if (!takeHex((*value)->get_ref<const std::string&>(), octets))
            return damaged(name, std::to_string(2 * octets.size()) + " hexadecimal digits expected");
        return {};
    }
    /// Error: a member that nobody asked for.
    [[nodiscard]] Result<void> end() const
    {
        for (const auto& [name, member] : m_json.items()) {
            if (std::ranges::find(m_known, name) == m_known.end())
                return damaged(name, "unknown");
        }
        return {};
    }

private:
    const Json& m_json;
    std::vector<std::string_view> m_known;
};

Result<AssociationKeys> readAssociationKeys(const Json& json)
{
    Reading content(json);
    AssociationKeys keys;
    if (auto done = content.takeOctets("encryptionKey", keys.encryption); !done)
        return tl::unexpected(done.error());
    if (auto done = content.takeOctets("authenticationKey", keys.authentication); !done)
        return tl::unexpected(done.error());
    if (auto done = content.end(); !done)
        return tl::unexpected(done.error());
    return keys;
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
    for (const auto& owned : ownedRoles) {
        auto& own = secrets.ownKeys[owned.role];
        random(own.encryption);
        random(own.authentication);
    }
    secrets.readerPassword = std::string(demonstration::readerPassword);
    secrets.technicianSecret = std::string(demonstration::technicianSecret);
    secrets.managementSecret = std::string(demonstration::managementSecret);
    secrets.readoutPassword = std::string(demonstration::readoutPassword);
    secrets.kmpPassword = demonstration::kmpPassword;
    return secrets;
}

AssociationKeys MeterSecrets::keysOf(Role role) const
{
    const auto own = ownKeys.find(role);
    return own == ownKeys.end() ? AssociationKeys{encryption, authentication} : own->second;
}

void MeterSecrets::setKeysOf(Role role, const AssociationKeys& keys)
{
    if (keys == keysOf(role))
        return;
    if (std::ranges::find(ownedRoles, role, &NamedRole::role) != ownedRoles.end()) {
        ownKeys[role] = keys;
        return;
    }
    encryption = keys.encryption;
    authentication = keys.authentication;
}

Secret<std::string> writeKeyFile(const MeterSecrets& secrets)
{
    WipedJson wiped;
    auto& file = wiped.json;
    file["format"] = fileFormat;
    file["version"] = secrets.ownKeys.empty() ? sharedKeysVersion : ownKeysVersion;
    auto copy = secrets;
    const auto members = membersOf(copy);
    for (const auto& [name, octets] : members.octets)
        file[std::string(name)] = hexOf(octets);
    for (const auto& owned : ownedRoles) {
        if (const auto own = secrets.ownKeys.find(owned.role); own != secrets.ownKeys.end()) {
            auto& member = file[std::string(owned.member)];
            member["encryptionKey"] = hexOf(own->second.encryption);
            member["authenticationKey"] = hexOf(own->second.authentication);
        }
    }
    for (const auto& [name, text] : members.texts)
        file[std::string(name)] = *text;
    file["kmpPassword"] = secrets.kmpPassword;
    return file.dump(2) + "\n";
}

Result<MeterSecrets> readKeyFile(std::string_view json)
{
    const WipedJson wiped(Json::parse(json, nullptr, false));
    const auto& file = wiped.json;
    if (!file.is_object())
        return damaged("", "no JSON object");
    Reading content(file);
    const auto format = content.take("format", Json::value_t::string);
    if (!format || (*format)->get_ref<const std::string&>() != fileFormat)
        return damaged("format", std::string(fileFormat) + " expected");
    const auto version = content.take("version", Json::value_t::number_unsigned);
    if (!version || (**version != sharedKeysVersion && **version != ownKeysVersion))
        return damaged("version", fmt::format("{} or {} expected", sharedKeysVersion, ownKeysVersion));
    MeterSecrets secrets;
    const auto members = membersOf(secrets);
    for (const auto& [name, octets] : members.octets) {
        if (auto done = content.takeOctets(name, octets); !done)
            return tl::unexpected(done.error());
    }
    for (const auto& owned : ownedRoles) {
        if (**version == sharedKeysVersion || !content.has(owned.member))
            continue;
        const auto value = content.take(owned.member, Json::value_t::object);
        if (!value)
            return tl::unexpected(value.error());
        auto keys = readAssociationKeys(**value);
        if (!keys)
            return tl::unexpected(keys.error());
        secrets.ownKeys[owned.role] = std::move(*keys);
    }
    for (const auto& [name, text] : members.texts) {
        const auto value = content.take(name, Json::value_t::string);
        if (!value)
            return tl::unexpected(value.error());
        *text = (*value)->get_ref<const std::string&>();
        if (text->empty() || text->size() > longestSecret || !isPrintable(*text))
            return damaged(name, "1 to " + std::to_string(longestSecret) + " printable ASCII characters expected");
    }
    const auto password = content.take("kmpPassword", Json::value_t::number_unsigned);
    if (!password)
        return tl::unexpected(password.error());
    if (**password > UINT16_MAX)
        return damaged("kmpPassword", "0 to 65535 expected");
    secrets.kmpPassword = (*password)->get<std::uint16_t>();
    if (auto done = content.end(); !done)
        return tl::unexpected(done.error());
    return secrets;
}

} // namespace meterbench::protocol::virtual_meter
