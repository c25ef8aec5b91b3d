// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/key_ring.h"

#include "protocol/explain/digits.h"
#include "protocol/explain/input_text.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace meterbench::protocol::explain {

namespace {

using OrderedJson = nlohmann::ordered_json; // pairs in the order in which they stand

tl::unexpected<Error> damaged(std::string reason)
{
    return failure("key-file-damaged", {{"reason", std::move(reason)}});
}

/// Nothing when there is anything but digits and the signs that people put between them.
std::optional<Bytes> octetsOf(std::string_view text)
{
    if (text.starts_with("0x") || text.starts_with("0X"))
        text.remove_prefix(2);
    Bytes octets;
    int high = -1;
    for (const char character : text) {
        if (character == ' ' || character == ':' || character == '-' || character == '\t')
            continue;
        const int digit = digitOf(character);
        if (digit < 0)
            return {};
        if (high < 0) {
            high = digit;
        } else {
            octets.push_back(static_cast<std::byte>(high * 16 + digit));
            high = -1;
        }
    }
    if (high >= 0)
        return {};
    return octets;
}

enum class Role { None, Encryption, Authentication, SystemTitle };

std::string lettersOf(std::string_view name)
{
    std::string letters;
    for (const char character : name) {
        if (character >= 'A' && character <= 'Z')
            letters.push_back(static_cast<char>(character | 0x20));
        else if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
            letters.push_back(character);
    }
    return letters;
}

/// By what people and programs call them: encryption, encryptionKey, broadcast, GUEK, GPK60 …
Role roleOf(std::string_view name)
{
    const std::string letters = lettersOf(name);
    for (const std::string_view word : {"authentication", "gak", "gpk61", "ak"}) {
        if (letters == word || (word.size() > 2 && letters.starts_with(word)))
            return Role::Authentication;
    }
    for (const std::string_view word : {"encryption", "broadcast", "unicast", "guek", "gbek", "gpk60", "dedicated",
             "globalunicast", "globalbroadcast", "key", "ek"}) {
        if (letters == word || (word.size() > 3 && letters.starts_with(word)))
            return Role::Encryption;
    }
    if (letters.find("systemtitle") != std::string::npos || letters == "title")
        return Role::SystemTitle;
    return Role::None;
}

bool isKey(const Bytes& octets)
{
    return octets.size() == 16 || octets.size() == 32;
}

/// The keys of one object: every encryption key goes with the one authentication key.
struct Found {
    std::vector<Bytes> encryption;
    std::vector<Bytes> authentication;
    std::vector<Bytes> titles;
};

bool put(Found& found, Role role, Bytes octets)
{
    if (role == Role::SystemTitle) {
        if (octets.size() == 8)
            found.titles.push_back(std::move(octets));
        return true;
    }
    if (!isKey(octets))
        return false;
    (role == Role::Encryption ? found.encryption : found.authentication).push_back(std::move(octets));
    return true;
}

void close(const Found& found, KeyRing& ring)
{
    for (const Bytes& encryption : found.encryption) {
        if (found.authentication.empty())
            ring.pairs.push_back({encryption, {}});
        for (const Bytes& authentication : found.authentication)
            ring.pairs.push_back({encryption, authentication});
    }
    ring.systemTitles.insert(ring.systemTitles.end(), found.titles.begin(), found.titles.end());
}

/// @return what is wrong; empty when nothing is
std::string readJson(const OrderedJson& json, KeyRing& ring, std::size_t depth)
{
    constexpr std::size_t deepest = 8;
    if (depth > deepest)
        return "depth";
    Found found;
    for (const auto& [name, member] : json.items()) {
        if (member.is_structured()) {
            if (auto wrong = readJson(member, ring, depth + 1); !wrong.empty())
                return wrong;
        } else if (const Role role = json.is_object() ? roleOf(name) : Role::None;
            role != Role::None && member.is_string()) {
            auto octets = octetsOf(member.get_ref<const std::string&>());
            if (!octets || !put(found, role, std::move(*octets)))
                return name;
        }
    }
    close(found, ring);
    return {};
}

/// Key types of the table that Kamstrup mails: "64 1 0x…", type, generation, key.
Role roleOfType(std::string_view line)
{
    const auto first = line.substr(0, line.find_first_of(" \t;,"));
    return first == "64" || first == "60" ? Role::Encryption
        : first == "65" || first == "61"  ? Role::Authentication
                                          : Role::None;
}

/// The key at the end of a line, behind whatever names it.
struct NamedKey {
    Role role = Role::None;
    Bytes octets;
};

/// Nothing when the line ends in no key.
std::optional<NamedKey> keyOfLine(std::string_view line)
{
    if (const auto sign = line.find_first_of("=:"); sign != std::string_view::npos) {
        const Role role = roleOf(line.substr(0, sign));
        if (auto octets = role == Role::None ? std::nullopt : octetsOf(line.substr(sign + 1)))
            return NamedKey{role, std::move(*octets)};
    }
    if (auto octets = octetsOf(line); octets && (isKey(*octets) || octets->size() == 8))
        return NamedKey{octets->size() == 8 ? Role::SystemTitle : Role::None, std::move(*octets)};
    const auto gap = line.find_last_of(" \t;,=:");
    auto octets = gap == std::string_view::npos ? std::nullopt : octetsOf(line.substr(gap + 1));
    if (!octets || (!isKey(*octets) && octets->size() != 8))
        return {};
    const Role type = roleOfType(line);
    const Role role = type != Role::None ? type : roleOf(line.substr(0, gap));
    return NamedKey{octets->size() == 8 ? Role::SystemTitle : role, std::move(*octets)};
}

/// @return the number of the line that is wrong; empty when none is
std::string readLines(std::string_view text, KeyRing& ring)
{
    std::vector<Bytes> keys;
    Found named;
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        line = line.substr(0, line.find('#'));
        constexpr std::string_view blanks = " \t\r\"',;";
        line = line.substr(std::min(line.size(), line.find_first_not_of(blanks)));
        line = line.substr(0, line.find_last_not_of(blanks) + 1);
        auto key = keyOfLine(line);
        // A heading has no digits that could be meant as a key.
        constexpr std::size_t longestNumber = 8;
        if (!key && line.find_first_of("0123456789") == std::string_view::npos && line.size() > longestNumber)
            continue;
        if (!key && !line.empty())
            return std::to_string(number);
        if (!key)
            continue;
        if (key->role == Role::None)
            keys.push_back(std::move(key->octets));
        else if (!put(named, key->role, std::move(key->octets)))
            return std::to_string(number);
    }
    for (std::size_t i = 0; i < keys.size(); i += 2)
        ring.pairs.push_back({keys[i], i + 1 < keys.size() ? keys[i + 1] : Bytes()});
    close(named, ring);
    return {};
}

} // namespace

Result<KeyRing> KeyRing::parse(std::string_view text)
{
    KeyRing ring;
    const std::string characters = plainText(text);
    text = characters;
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[')) {
        const OrderedJson json = OrderedJson::parse(text, nullptr, false);
        if (json.is_discarded())
            return damaged("JSON");
        if (const auto wrong = readJson(json, ring, 0); !wrong.empty())
            return damaged(wrong);
    } else if (const auto line = readLines(text, ring); !line.empty()) {
        return damaged(line);
    }
    constexpr std::size_t mostPairs = 64;
    if (ring.pairs.empty() || ring.pairs.size() > mostPairs)
        return damaged(std::to_string(ring.pairs.size()));
    return ring;
}

} // namespace meterbench::protocol::explain
