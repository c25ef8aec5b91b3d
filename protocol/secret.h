// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <openssl/crypto.h>
#include <span>
#include <utility>

/// Keys, passwords and deciphered text that leave nothing behind in memory: what holds them is overwritten before its
/// room is given back. It protects from whoever reads freed memory or a core dump, not from whoever reads the living
/// program. Filled once: a container that grows leaves its smaller self behind. Plain values, any thread.
namespace meterbench::protocol {

/// Overwrites in a way that no compiler leaves out.
template <typename Octets>
void wipe(Octets& octets)
{
    if constexpr (requires { octets.resize(octets.capacity()); })
        octets.resize(octets.capacity());
    const auto bytes = std::as_writable_bytes(std::span(octets.data(), static_cast<std::size_t>(octets.size())));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    if constexpr (requires { octets.clear(); })
        octets.clear();
}

/// @tparam Octets std::vector or std::array of octets, or std::string
template <typename Octets>
class Secret : public Octets {
public:
    using Octets::Octets;
    Secret() : Octets{} { }
    Secret(Octets octets) : Octets(std::move(octets)) { wipe(octets); } // NOLINT(google-explicit-constructor)
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept : Octets(std::move(static_cast<Octets&>(other))) { wipe<Octets>(other); }
    Secret& operator=(const Secret& other)
    {
        if (this != &other) {
            wipe<Octets>(*this);
            Octets::operator=(other);
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe<Octets>(*this);
            Octets::operator=(std::move(static_cast<Octets&>(other)));
            wipe<Octets>(other);
        }
        return *this;
    }
    ~Secret() { wipe<Octets>(*this); }
};

} // namespace meterbench::protocol
